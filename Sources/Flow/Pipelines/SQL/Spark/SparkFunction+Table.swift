extension SparkFunction {
  /// Kind, names, number of arguments, and spelling for the engine.
  ///
  /// `=` says that name and meaning are the same there. Whoever adds a line adds a case to the tests, with the
  /// value that Spark gives.
  static let table = """
    # Texts
    text | upper ucase | 1 | replace(upper($t1), 'ẞ', 'SS')
    text | lower lcase | 1 | lower($t1)
    text | reverse | 1 | =
    text | repeat | 2 | =
    scalar | length len char_length character_length | 1 | cast(length($t1) as integer)
    text | trim btrim | 1 | trim($t1, ' ')
    text | btrim | 2 | trim($*)
    text | ltrim | 1 | ltrim($t1, ' ')
    text | rtrim | 1 | rtrim($t1, ' ')
    text | trim ltrim rtrim | 2 | refused: write `trim(BOTH 'characters' FROM text)`
    text | substr substring | 2 | spark.substring($t1, $2)
    text | substr substring | 3 | spark.substring($t1, $2, $3)
    text | left | 2 | spark.left_part($t1, $2)
    text | right | 2 | spark.right_part($t1, $2)
    text | lpad | 2 | lpad($t1, $2, ' ')
    text | rpad | 2 | rpad($t1, $2, ' ')
    text | lpad | 3 | lpad($t1, $2, $3)
    text | rpad | 3 | rpad($t1, $2, $3)
    text | replace | 2 | replace($t1, $2, '')
    text | replace | 3 | replace($t1, $2, $3)
    text | translate | 3 | =
    text | split_part | 3 | =
    text | substring_index | 3 | spark.substring_index($*)
    text | initcap | 1 | spark.initcap($1)
    text | concat | 1+ | special
    text | concat_ws | 2+ | special
    text | array_join | 2 | array_to_string($*)
    text | regexp_replace | 3 | special
    text | regexp_extract | 2-3 | special
    text | md5 | 1 | md5($t1)
    text | sha sha1 | 1 | sha1($1)
    text | sha2 | 2 | special
    text | hex | 1 | =
    text | chr char | 1 | spark.character($1)
    text | conv | 3 | special
    text | format_string printf | 1+ | refused: write `lpad(cast(x as string), 5, '0')` or `round(x, 2)`
    text | format_number | 2 | refused: round the number here and leave its looks to whoever shows it
    text | get_json_object | 2 | spark.json_path($*)
    scalar | instr | 2 | cast(instr($*) as integer)
    scalar | locate position charindex | 2 | spark.locate($*)
    scalar | ascii | 1 | =
    scalar | startswith | 2 | starts_with($*)
    scalar | endswith | 2 | suffix($*)
    scalar | contains | 2 | =
    scalar | levenshtein | 2 | cast(levenshtein($*) as integer)
    scalar | rlike regexp_like regexp | 2 | special
    scalar | split | 2 | special
    scalar | regexp_extract_all | 2-3 | special
    scalar | like ilike | 2-3 | refused: write the operator: `text LIKE pattern`
    scalar | hash xxhash64 crc32 | 1+ | refused: write `md5(concat_ws('|', …))`
    scalar | from_json to_json schema_of_json json_tuple | 1+ | refused: write `get_json_object(text, '$.path')` for each value
    scalar | soundex encode decode base64 unbase64 overlay space | 1+ | refused: it comes later

    # Numbers
    scalar | abs | 1 | =
    scalar | ceil ceiling | 1 | cast(ceil($1) as bigint)
    scalar | floor | 1 | cast(floor($1) as bigint)
    scalar | ceil ceiling floor | 2 | refused: multiply, round and divide
    scalar | round | 1-2 | special
    scalar | bround rint | 1-2 | refused: write `round(x, digits)`
    scalar | sqrt | 1 | spark.square_root($1)
    scalar | cbrt | 1 | =
    scalar | exp radians degrees sin cos tan atan | 1 | =
    scalar | atan2 | 2 | =
    scalar | pi | 0 | =
    scalar | ln log | 1 | spark.logarithm($1)
    scalar | log10 | 1 | spark.logarithm10($1)
    scalar | log2 | 1 | spark.logarithm2($1)
    scalar | log | 2 | spark.logarithm_to($*)
    scalar | power pow | 2 | =
    scalar | sign signum | 1 | cast(sign($1) as double)
    scalar | mod | 2 | spark.remainder($*)
    scalar | pmod | 2 | spark.positive_remainder($*)
    scalar | negative | 1 | (-$1)
    scalar | positive | 1 | (+$1)
    scalar | isnan | 1 | coalesce(isnan($1), false)
    scalar | greatest least | 2+ | =
    scalar | bit_count | 1 | cast(bit_count($1) as integer)
    scalar | try_divide | 2 | spark.try_divide($*)
    scalar | try_add try_subtract try_multiply | 2 | refused: write the operator, or `try_cast` the operands
    random | rand random | 0 | random()
    random | rand random randn | 1 | refused: take numbers from `md5(key)`, which stay the same
    random | uuid | 0 | cast(uuid() as varchar)
    scalar | int bigint smallint tinyint double float boolean string date timestamp decimal binary | 1 | special

    # Conditions
    scalar | coalesce | 1+ | =
    scalar | nvl ifnull | 2 | coalesce($*)
    scalar | nvl2 | 3 | (case when $1 is not null then $2 else $3 end)
    scalar | if iff | 3 | (case when $1 then $2 else $3 end)
    scalar | nullif | 2 | =
    scalar | isnull | 1 | ($1 is null)
    scalar | isnotnull | 1 | ($1 is not null)
    scalar | equal_null | 2 | ($1 is not distinct from $2)
    scalar | zeroifnull | 1 | coalesce($1, 0)
    scalar | nullifzero | 1 | nullif($1, 0)
    scalar | raise_error | 1 | error($1)
    scalar | typeof | 1 | refused: types have other names elsewhere

    # Days and instants
    scalar | current_date curdate | 0 | current_date
    scalar | current_timestamp now | 0 | now()
    scalar | localtimestamp | 0 | cast(now() as timestamp)
    scalar | year month day quarter hour minute second | 1 | special
    scalar | dayofmonth dayofyear weekofyear dayofweek weekday | 1 | special
    text | dayname monthname | 1 | special
    scalar | last_day | 1 | =
    scalar | date_add | 2 | (cast($1 as date) + cast($2 as integer))
    scalar | date_sub | 2 | (cast($1 as date) - cast($2 as integer))
    scalar | date_add dateadd timestampadd date_diff datediff timestampdiff | 3 | refused: write `date_add(day, days)`, `add_months(day, months)`, `datediff(end, start)` or `+ INTERVAL 1 HOUR`
    scalar | dateadd | 2 | (cast($1 as date) + cast($2 as integer))
    scalar | datediff date_diff | 2 | spark.days_between($*)
    scalar | add_months | 2 | cast(cast($1 as date) + to_months(cast($2 as integer)) as date)
    scalar | months_between | 2 | spark.months_between($*)
    scalar | trunc date_trunc | 2 | special
    text | date_format | 2 | special
    text | from_unixtime | 1-2 | special
    scalar | to_date to_timestamp try_to_date try_to_timestamp | 1-2 | special
    scalar | unix_timestamp to_unix_timestamp | 1-2 | special
    scalar | unix_timestamp | 0 | cast(epoch(now()) as bigint)
    scalar | unix_seconds | 1 | spark.seconds($1)
    scalar | unix_millis | 1 | epoch_ms(cast($1 as timestamptz))
    scalar | unix_micros | 1 | epoch_us(cast($1 as timestamptz))
    scalar | unix_date | 1 | cast(cast($1 as date) - date '1970-01-01' as integer)
    scalar | date_from_unix_date | 1 | (date '1970-01-01' + cast($1 as integer))
    scalar | timestamp_seconds | 1 | to_timestamp($1)
    scalar | timestamp_millis | 1 | make_timestamptz(1000 * cast($1 as bigint))
    scalar | timestamp_micros | 1 | make_timestamptz(cast($1 as bigint))
    scalar | make_date | 3 | spark.make_date($*)
    scalar | next_day | 2 | refused: compute it with `date_add` and `dayofweek`
    scalar | from_utc_timestamp to_utc_timestamp convert_timezone | 2-3 | refused: keep instants in UTC and let whoever shows them convert
    scalar | window session_window | 2-4 | refused: group by `date_trunc('HOUR', …)`

    # Arrays, maps and structs
    scalar | array | * | list_value($*)
    scalar | size array_size | 1 | cast(len($1) as integer)
    scalar | cardinality | 1 | refused: write `size(array)`
    scalar | array_contains | 2 | spark.array_contains($*)
    scalar | array_position | 2 | cast(coalesce(list_position($*), 0) as bigint)
    scalar | array_distinct | 1 | spark.array_distinct($1)
    scalar | array_max | 1 | list_max($1)
    scalar | array_min | 1 | list_min($1)
    scalar | array_sort | 1 | list_sort($1, 'ASC', 'NULLS LAST')
    scalar | sort_array | 1 | list_sort($1, 'ASC', 'NULLS FIRST')
    scalar | sort_array | 2 | special
    scalar | flatten | 1 | =
    scalar | slice | 3 | spark.slice($*)
    scalar | element_at | 2 | special
    scalar | try_element_at get | 2 | special
    scalar | sequence | 2-3 | spark.sequence($*)
    scalar | transform | 2 | list_transform($*)
    scalar | filter | 2 | list_filter($*)
    scalar | exists | 2 | spark.any_of(list_transform($*))
    scalar | map | * | special
    scalar | map_keys map_values | 1 | =
    scalar | map_from_arrays | 2 | map($*)
    scalar | struct | 1+ | special
    scalar | named_struct | 2+ | special
    generator | explode | 1 | special
    generator | explode_outer posexplode posexplode_outer inline stack | 1+ | refused: write `explode(array)`
    scalar | aggregate reduce zip_with forall map_filter transform_values str_to_map map_entries | 1+ | refused: it comes later

    # Groups
    aggregate | count | 0+ | special
    aggregate | sum | 1 | =
    aggregate | avg mean | 1 | avg($1)
    aggregate | min max bool_and bool_or | 1 | =
    aggregate | every | 1 | bool_and($1)
    aggregate | some any | 1 | bool_or($1)
    aggregate | count_if | 1 | cast(count_if($1)~ as bigint)
    aggregate | stddev stddev_samp std | 1 | stddev_samp($1)
    aggregate | stddev_pop var_pop var_samp | 1 | =
    aggregate | variance | 1 | var_samp($1)
    aggregate | corr covar_pop covar_samp | 2 | =
    aggregate | first last | 1 | =
    aggregate | any_value | 1 | first($1)
    aggregate | first last any_value | 2 | refused: write `first(x) FILTER (WHERE x IS NOT NULL)`
    aggregate | max_by | 2 | arg_max_null($*)
    aggregate | min_by | 2 | arg_min_null($*)
    aggregate | collect_list array_agg | 1 | coalesce(list_filter(list($1)~, lambda element: element is not null), [])
    aggregate | collect_set | 1 | special
    aggregate | median | 1 | quantile_cont(cast($1 as double), 0.5)
    aggregate | percentile | 2 | quantile_cont(cast($1 as double), $2)
    aggregate | percentile_approx approx_percentile | 2-3 | special
    aggregate | approx_count_distinct | 1 | =
    aggregate | listagg string_agg | 1-2 | refused: write `array_join(sort_array(collect_list(x)), ',')`
    aggregate | skewness kurtosis mode histogram_numeric try_sum try_avg product | 1+ | refused: it comes later
    aggregate | grouping | 1 | cast(grouping($1)~ as tinyint)
    scalar | grouping_id | * | refused: write `grouping(column)` for each column

    # Windows
    window | row_number rank dense_rank | 0 | special
    window | ntile | 1 | cast(ntile($1)~ as integer)
    window | percent_rank cume_dist | 0 | =
    window | lag lead | 1-3 | =
    window | first_value last_value | 1 | =
    window | nth_value | 2 | =

    # Where rows come from
    scalar | read_files | 1+ | =
    scalar | monotonically_increasing_id | 0 | special
    scalar | input_file_name | 0 | refused: write `_metadata.file_path`
    scalar | range table_changes event_log cloud_files | * | refused: read a dataset, or files with `read_files`
    scalar | identifier | 1 | refused: write the name out, or `${name}` with a value in the pipeline's `configuration`
    scalar | current_user user current_catalog current_database current_schema version | 0 | refused: it depends on who runs the update
    """
}
