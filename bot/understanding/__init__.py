"""What understands free text, reached over HTTP: started where it is ours to start, and spared while it is ill."""
