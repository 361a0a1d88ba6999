"""Live traffic: sockets (in), rooms (out), and between them one act at a time for each session."""
