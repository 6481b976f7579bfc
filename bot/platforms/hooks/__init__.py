"""Other systems, each as a platform of one chat."""
