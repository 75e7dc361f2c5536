"""Reading and writing the files of an evaluation."""
