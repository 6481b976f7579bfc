"""What people can do about what is kept of them."""
