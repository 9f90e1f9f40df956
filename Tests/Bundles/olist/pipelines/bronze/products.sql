-- Grain: one row per record of olist_products_dataset.csv, as it landed: one product.
create or refresh streaming table bronze.products (
  product_id string comment 'Key of the product',
  product_category_name string comment 'Category, in Portuguese',
  product_name_lenght string comment 'Letters in the name; the source spells the column so and has no name',
  product_description_lenght string comment 'Letters in the description; the source spells the column so and has no description',
  product_photos_qty string comment 'Published photographs',
  product_weight_g string comment 'Weight, in grams',
  product_length_cm string comment 'Length, in centimetres',
  product_height_cm string comment 'Height, in centimetres',
  product_width_cm string comment 'Width, in centimetres',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1, the header not counted',
  ingested_at timestamp comment 'When the record was read',
  _rescued_data string comment 'What the record has beyond the declared columns, as JSON; null when there is nothing',
  constraint schema_is_as_declared expect (_rescued_data is null)
)
comment 'Products as they landed, every value as text.'
tblproperties ('quality' = 'bronze')
as select
  product_id,
  product_category_name,
  product_name_lenght,
  product_description_lenght,
  product_photos_qty,
  product_weight_g,
  product_length_cm,
  product_height_cm,
  product_width_cm,
  _metadata.file_path as source_file,
  -- The lower 33 bits count the records of the file; bundles/three-csv/pipelines/bronze/customers.sql says why.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  '${landing}/olist_products_dataset{.csv,.csv.gz,/*.csv,/*.csv.gz}',
  format => 'csv',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'product_id string, product_category_name string, product_name_lenght string, product_description_lenght string, product_photos_qty string, product_weight_g string, product_length_cm string, product_height_cm string, product_width_cm string',
  rescuedDataColumn => '_rescued_data'
);
