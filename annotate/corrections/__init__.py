"""What a reader corrects in an annotation: claims and links judged, entities merged, split, renamed and retyped.

Corrections say what they are about in the article's own words and places, not by the ids of a record, so that they
hold for the record that the next version of the pipeline makes of the same article.
"""
