-- Grain: one row per record of customers.csv, as it landed; nothing is changed and nothing is left out.
create or refresh streaming table bronze.customers (
  customer_id string comment 'Key of the customer in the source',
  customer_name string comment 'First and last name',
  email string comment 'E-mail address',
  city string comment 'City of residence',
  state string comment 'State, as two letters or in full',
  country string comment 'Country',
  signup_date string comment 'Day of the registration, yyyy-mm-dd',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1, the header not counted',
  ingested_at timestamp comment 'When the record was read',
  _rescued_data string comment 'What the record has beyond the declared columns, as JSON; null when there is nothing',
  constraint schema_is_as_declared expect (_rescued_data is null)
)
comment 'Customers as they landed, every value as text.'
tblproperties ('quality' = 'bronze')
as select
  customer_id,
  customer_name,
  email,
  city,
  state,
  country,
  signup_date,
  _metadata.file_path as source_file,
  -- Spark lays this id out as the task's number in the upper 31 bits and the record's number in it, from 0, in the
  -- lower 33. Mercer reads a file in one task, so the lower bits count the records of the file.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  '${landing}/customers{.csv,.csv.gz,/*.csv,/*.csv.gz}',
  format => 'csv',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'customer_id string, customer_name string, email string, city string, state string, country string, signup_date string',
  rescuedDataColumn => '_rescued_data'
);
