"""Opening a case, closing it, taking it up again; case files in and out."""
