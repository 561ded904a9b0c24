"""One public body, or up to six side by side: which are asked for, their peers, links to them, their summary."""
