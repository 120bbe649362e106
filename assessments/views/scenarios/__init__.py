"""What-ifs beside a result."""
