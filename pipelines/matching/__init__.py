"""Published names of buyers to bodies: by rule where the name alone leaves no doubt, else by a person's decision."""
