"""From a finished site to the public: what servers say of it, and what they are given."""
