"""Long jobs: started by a person, done once by a worker, watched on a page."""
