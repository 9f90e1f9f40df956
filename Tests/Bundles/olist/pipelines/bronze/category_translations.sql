-- Grain: one row per record of product_category_name_translation.csv, as it landed: one category.
create or refresh streaming table bronze.category_translations (
  product_category_name string comment 'Category, in Portuguese',
  product_category_name_english string comment 'Category, in English',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1, the header not counted',
  ingested_at timestamp comment 'When the record was read',
  _rescued_data string comment 'What the record has beyond the declared columns, as JSON; null when there is nothing',
  constraint schema_is_as_declared expect (_rescued_data is null)
)
comment 'Names of categories as they landed, every value as text.'
tblproperties ('quality' = 'bronze')
as select
  product_category_name,
  product_category_name_english,
  _metadata.file_path as source_file,
  -- The lower 33 bits count the records of the file; bundles/three-csv/pipelines/bronze/customers.sql says why.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  '${landing}/product_category_name_translation{.csv,.csv.gz,/*.csv,/*.csv.gz}',
  format => 'csv',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'product_category_name string, product_category_name_english string',
  rescuedDataColumn => '_rescued_data'
);
