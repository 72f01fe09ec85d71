-- Up Migration
-- A step may be the work of several bodies; packages published before name one.
UPDATE kind_package
SET package = jsonb_set(package, '{header,steps}', (
  SELECT coalesce(jsonb_agg(CASE WHEN step ? 'body' THEN (step - 'body') || jsonb_build_object('bodies', jsonb_build_array(step -> 'body'))
                                 ELSE step END ORDER BY place), '[]')
  FROM jsonb_array_elements(package #> '{header,steps}') WITH ORDINALITY AS each (step, place)));
