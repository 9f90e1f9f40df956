public import Relational

/// What an engine must be told once before it runs engine text.
///
/// Settings hold for one session. The macros lie in the schema `spark` and replace none of the engine's own
/// functions.
public enum Prelude {
  /// `text` with every division and average written so that it has the type of its Spark twin, decimal or not;
  /// it is to be described, never run.
  static func typing(_ text: String) -> SQL {
    let calls = [
      ("spark.divide(", "spark.divide_type("), ("spark.try_divide(", "spark.divide_type("),
      ("avg(", "sum("),
    ]
    return SQL(raw: calls.reduce(text) { $0.replacing($1.0, with: $1.1) })
  }

  /// Statements for one session, in order.
  public static let statements: [SQL] =
    settings + ["create schema if not exists spark"]
    + macros.split(separator: ";\n").map { SQL(raw: "create or replace macro spark." + $0) }

  /// Instants are shown in UTC; NULL sorts first when ascending and last when descending, as in Spark.
  static let settings: [SQL] = [
    "set timezone = 'UTC'",
    "set default_null_order = 'nulls_first_on_asc_last_on_desc'",
    "set integer_division = false",
  ]

  /// Everything after `create macro spark.`, separated by semicolons at line ends; forms of one name with other
  /// numbers of arguments are one statement, since the next would replace it.
  ///
  /// `typeof` is known when a query is bound, so a CASE over it costs nothing when the query runs. Branches that
  /// are never taken must still bind for every type.
  static let macros = #"""
    divide(a, b) as a / case when b = 0 and a is not null then error('division by zero') else b end;
    remainder(a, b) as a % case when b = 0 and a is not null then error('division by zero') else b end;
    positive_remainder(a, b) as case
      when b = 0 and a is not null then error('division by zero')
      when a % b < 0 then (a % b + b) % b
      else a % b end;
    integer_divide(a, b) as case
      when b = 0 and a is not null then error('division by zero')
      when typeof(a) like '%INT%' and typeof(b) like '%INT%' then cast(a // b as bigint)
      else cast((a - a % b) / b as bigint) end;
    try_divide(a, b) as a / nullif(b, 0);
    quotient_kind(a, b) as case
      when typeof(a) in ('DOUBLE', 'FLOAT', 'VARCHAR') or typeof(b) in ('DOUBLE', 'FLOAT', 'VARCHAR')
      then 'double'
      when typeof(a) like 'DECIMAL%' or typeof(b) like 'DECIMAL%' then 'exact'
      else 'double' end;
    divide_type(a, b) as struct_extract(
      {'quotient': a / b, 'exact': cast(0 as decimal(38, 6)), 'double': cast(0 as double)},
      spark.quotient_kind(a, b));
    exact(x, digits, target) as case
      when typeof(x) in ('DOUBLE', 'FLOAT')
        and abs(abs(try_cast(x as double) * pow(10, digits)) % 1 - 0.5)
          < 1e-6 + abs(try_cast(x as double) * pow(10, digits)) * 1e-15
        and abs(try_cast(x as double)) < 1e12
      then cast_to_type(cast(cast_to_type(cast(x as varchar), target) as double), x)
      else x end;
    round(x, digits, target) as round(spark.exact(x, digits, target), digits);
    whole(x) as case
      when typeof(x) in ('DOUBLE', 'FLOAT')
        or typeof(x) like 'DECIMAL%' and abs(try_cast(x as double)) < 1e15
      then cast(trunc(try_cast(x as double)) as bigint)
      when typeof(x) = 'VARCHAR' and regexp_matches(cast(x as varchar), '[^0-9\s+-]')
      then error('a text that is no whole number was cast to one')
      when typeof(x) = 'TIMESTAMP WITH TIME ZONE' then
        cast(floor(epoch(try_cast(x as timestamptz))) as bigint)
      else cast(x as bigint) end;
    try_whole(x) as case
      when typeof(x) in ('DOUBLE', 'FLOAT')
        or typeof(x) like 'DECIMAL%' and abs(try_cast(x as double)) < 1e15
      then try_cast(trunc(try_cast(x as double)) as bigint)
      when typeof(x) = 'VARCHAR' and regexp_matches(cast(x as varchar), '[^0-9\s+-]') then null
      else try_cast(x as bigint) end;
    whole_day(s) as case
      when regexp_full_match(s, '\s*[0-9]{4}\s*') then trim(s) || '-01-01'
      when regexp_full_match(s, '\s*[0-9]{4}-[0-9]{1,2}\s*') then trim(s) || '-01'
      else s end;
    moment(x) as case
      when typeof(x) = 'VARCHAR' and length(cast(x as varchar)) < 8
      then cast_to_type(spark.whole_day(cast(x as varchar)), x)
      when typeof(x) = 'VARCHAR' and not contains(cast(x as varchar), '-')
      then error('a text that is neither day nor instant was cast to one')
      else x end;
    try_moment(x) as case
      when typeof(x) = 'VARCHAR' and length(cast(x as varchar)) < 8
      then cast_to_type(spark.whole_day(cast(x as varchar)), x)
      when typeof(x) = 'VARCHAR' and not contains(cast(x as varchar), '-') then null
      else x end;
    text(x) as case
      when typeof(x) = 'VARCHAR' then cast(x as varchar)
      when typeof(x) = 'TIMESTAMP WITH TIME ZONE' then
        cast(cast(try_cast(x as timestamptz) as timestamp) as varchar)
      when typeof(x) in ('DOUBLE', 'FLOAT') and x is not null
        and not (abs(try_cast(x as double)) between 0.001 and 9999999.999 or try_cast(x as double) = 0)
      then error('a number this large or small is written differently elsewhere: round it or cast it')
      when typeof(x) = 'BLOB' then decode(try_cast(x as blob))
      when typeof(x) like '%]' or typeof(x) like 'STRUCT%' or typeof(x) like 'MAP%'
      then error('arrays, structs and maps have no text that is the same everywhere')
      else cast(x as varchar) end;
    substring(s, start) as
      substr(s, case when start = 0 or -start > length(s) then 1 else start end),
    (s, start, count) as case
      when count <= 0 then substr(s, 1, 0)
      when start > 0 then substr(s, start, count)
      when start = 0 then substr(s, 1, count)
      when -start <= length(s) then substr(s, length(s) + start + 1, count)
      else substr(s, 1, greatest(0, length(s) + start + count)) end;
    left_part(s, count) as left(s, greatest(count, 0));
    right_part(s, count) as right(s, greatest(count, 0));
    substring_index(s, separator, count) as case
      when count > 0 then array_to_string(string_split(s, separator)[1:count], separator)
      when count < 0 then array_to_string(
        string_split(s, separator)[
          greatest(1, len(string_split(s, separator)) + count + 1):
          len(string_split(s, separator))],
        separator)
      when s is not null then '' end;
    initcap(s) as array_to_string(
      list_transform(string_split(lower(s), ' '), lambda word: upper(left(word, 1)) || substr(word, 2)),
      ' ');
    join_array(separator, list) as array_to_string(list, separator);
    locate(part, s) as cast(instr(s, part) as integer);
    character(n) as case when n < 0 then '' else chr(cast(n % 256 as integer)) end;
    from_hexadecimal(s) as cast(cast(
      '0x' || coalesce(nullif(regexp_extract(s, '^[0-9a-fA-F]+'), ''), '0') as ubigint) as varchar);
    to_hexadecimal(n) as hex(cast(n as bigint));
    json_path(s, path) as case when json_valid(s) then json_extract_string(s, path) end;
    square_root(x) as case when x < 0 then cast('nan' as double) else sqrt(greatest(x, 0)) end;
    logarithm(x) as ln(case when x > 0 then x end);
    logarithm10(x) as log10(case when x > 0 then x end);
    logarithm2(x) as log2(case when x > 0 then x end);
    logarithm_to(base, x) as
      ln(case when x > 0 then x end) / ln(case when base > 0 then base end);
    days_between(a, b) as
      cast(date_diff('day', cast(b as date), cast(a as date)) as integer);
    months_between(a, b) as case
      when day(a) = day(b) or (last_day(a) = cast(a as date) and last_day(b) = cast(b as date))
      then cast((year(a) - year(b)) * 12 + month(a) - month(b) as double)
      else round(
        (year(a) - year(b)) * 12 + month(a) - month(b)
        + (epoch(cast(a as timestamp) - date_trunc('month', cast(a as timestamp)))
          - epoch(cast(b as timestamp) - date_trunc('month', cast(b as timestamp)))) / 2678400,
        8) end;
    seconds(x) as cast(floor(epoch(cast(x as timestamptz))) as bigint);
    parse_day(x, format, shape) as case
      when typeof(x) <> 'VARCHAR' then try_cast(x as date)
      when x is null then null
      when regexp_full_match(cast(x as varchar), shape)
      then cast(strptime(cast(x as varchar), format) as date)
      else error('a text does not have the form of its date pattern') end;
    try_parse_day(x, format, shape) as case
      when typeof(x) <> 'VARCHAR' then try_cast(x as date)
      when regexp_full_match(cast(x as varchar), shape)
      then cast(try_strptime(cast(x as varchar), format) as date) end;
    offset_text(x, format) as case
      when contains(format, '%z') then regexp_replace(cast(x as varchar), 'Z$', '+00:00')
      else cast(x as varchar) end;
    parse_instant(x, format, shape) as case
      when typeof(x) <> 'VARCHAR' then try_cast(x as timestamptz)
      when x is null then null
      when regexp_full_match(cast(x as varchar), shape)
      then cast(strptime(spark.offset_text(x, format), format) as timestamptz)
      else error('a text does not have the form of its date pattern') end;
    try_parse_instant(x, format, shape) as case
      when typeof(x) <> 'VARCHAR' then try_cast(x as timestamptz)
      when regexp_full_match(cast(x as varchar), shape)
      then cast(try_strptime(spark.offset_text(x, format), format) as timestamptz) end;
    make_date(y, m, d) as make_date(cast(y as bigint), cast(m as bigint), cast(d as bigint));
    shift(x, step) as cast_to_type(x + step, x);
    tuple(a, b) as case when a is not null and b is not null then row(a, b) end,
    (a, b, c) as
      case when a is not null and b is not null and c is not null then row(a, b, c) end,
    (a, b, c, d) as case
      when a is not null and b is not null and c is not null and d is not null
      then row(a, b, c, d) end;
    item(x, place) as case
      when typeof(x) like 'MAP%' then error('read a map with element_at(map, key)')
      when place < 0 or place >= len(x) then error('the array has no such element')
      else x[place + 1] end;
    element_at(x, place) as case
      when place = 0 or abs(place) > len(x) then error('the array has no such element')
      else x[place] end;
    array_contains(list, value) as case
      when list_contains(list, value) then true
      when list_count(list) < len(list) or value is null then null
      else false end;
    array_distinct(list) as list_filter(
      list, lambda value, place: list_position(list, value) = place);
    slice(list, start, count) as case
      when start > 0 then list[start:start + count - 1]
      else list[len(list) + start + 1:len(list) + start + count] end;
    any_of(list) as len(list_filter(list, lambda value: value)) > 0;
    sequence(first, last) as case
      when first <= last then list_transform(
        generate_series(0, last - first),
        lambda step: cast_to_type(first + cast(step as integer), first))
      else list_transform(
        generate_series(0, first - last),
        lambda step: cast_to_type(first - cast(step as integer), first)) end,
    (first, last, step) as list_transform(
      generate_series(first, last, step), lambda value: cast_to_type(value, first))
    """#
}
