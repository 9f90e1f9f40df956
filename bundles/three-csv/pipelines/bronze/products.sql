-- Grain: one row per record of products.csv, as it landed; nothing is changed and nothing is left out.
create or refresh streaming table bronze.products (
  product_id string comment 'Key of the product in the source',
  product_name string comment 'Name of the product',
  category string comment 'Category that the product is sold in',
  price string comment 'List price, in the reporting currency',
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
  product_name,
  category,
  price,
  _metadata.file_path as source_file,
  -- The lower 33 bits count the records of the file; bronze/customers.sql says why.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  '${landing}/products{.csv,.csv.gz,/*.csv,/*.csv.gz}',
  format => 'csv',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'product_id string, product_name string, category string, price string',
  rescuedDataColumn => '_rescued_data'
);
