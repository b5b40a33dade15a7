"""What every list needs: groups of rows, pages by cursor, links."""
