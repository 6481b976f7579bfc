"""What the operator of the desk does from the terminal, beside a desk that runs or without one."""
