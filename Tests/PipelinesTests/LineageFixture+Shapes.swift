extension LineageFixture {
  /// A query over the tables, and its lineage.
  struct Shape {
    var id: String
    var sql: String
    var lineage: String

    init(_ id: String, _ sql: String, _ lineage: String) {
      self.id = id
      self.sql = sql
      self.lineage = lineage
    }
  }

  static let shapes = [
    Shape(
      "names and expressions",
      "select a, t.b as x, lake.t.c, a + b as sum, cast(a as string) as text, 1 as one from lake.t",
      """
      a = t.a identity
      x = t.b identity
      c = t.c identity
      sum = t.a transformation, t.b transformation
      text = t.a transformation
      one = 
      """
    ),
    Shape(
      "star",
      "select * except (list, s, f), a as again from lake.t",
      """
      a = t.a identity
      b = t.b identity
      c = t.c identity
      d = t.d identity
      again = t.a identity
      """
    ),
    Shape(
      "qualified stars over a join",
      "select x.a as left_a, y.* from lake.t x join lake.u y on x.a = y.k and x.b > 1",
      """
      left_a = t.a identity
      a = u.a identity
      k = u.k identity
      v = u.v identity
      w = u.w identity
      rows: t.a join, t.b join, u.k join
      """
    ),
    Shape(
      "filter",
      "select c from lake.t where a > 1 and not f",
      """
      c = t.c identity
      rows: t.a filter, t.f filter
      """
    ),
    Shape(
      "inner join with USING",
      "select a, b, v from lake.t join lake.u using (a)",
      """
      a = t.a identity
      b = t.b identity
      v = u.v identity
      rows: t.a join, u.a join
      """
    ),
    Shape(
      "right join with USING",
      "select a, b from lake.t right join lake.u using (a)",
      """
      a = u.a identity
      b = t.b identity
      rows: t.a join, u.a join
      """
    ),
    Shape(
      "full join with USING and a star",
      "select * except (list, s, d, f) from lake.t full join lake.u using (a)",
      """
      a = t.a identity, u.a identity
      b = t.b identity
      c = t.c identity
      k = u.k identity
      v = u.v identity
      w = u.w identity
      rows: t.a join, u.a join
      """
    ),
    Shape(
      "semi and anti joins",
      "select c, b from lake.t left semi join lake.u on t.a = u.a left anti join lake.u as n on n.k = t.b",
      """
      c = t.c identity
      b = t.b identity
      rows: t.a join, t.b join, u.a join, u.k join
      """
    ),
    Shape(
      "self join",
      "select l.c as left_c, r.d as right_d from lake.t l left join lake.t r on l.a = r.b",
      """
      left_c = t.c identity
      right_d = t.d identity
      rows: t.a join, t.b join
      """
    ),
    Shape(
      "cross join of a total",
      "select c, m.top - b as below from lake.t cross join (select max(w) as top from lake.u where k > 2) as m",
      """
      c = t.c identity
      below = t.b transformation, u.w aggregation
      rows: u.k filter
      """
    ),
    Shape(
      "aggregates",
      "select c, sum(a) as total, count(*) as n, count(distinct b) as kinds, max(d) filter (where f) as last_day, sum(a) / count(b) as mean from lake.t group by c having min(a) >= 0",
      """
      c = t.c identity
      total = t.a aggregation
      n = 
      kinds = t.b aggregation
      last_day = t.d aggregation, t.f conditional
      mean = t.a aggregation, t.b aggregation
      rows: t.a filter, t.c group_by
      """
    ),
    Shape(
      "group by number and alias",
      "select upper(c) as key, a % 2 as odd, sum(b) as total from lake.t group by 1, odd",
      """
      key = t.c transformation
      odd = t.a transformation
      total = t.b aggregation
      rows: t.a group_by, t.c group_by
      """
    ),
    Shape(
      "group by all",
      "select a, f, max(b) + min(b) as spread, 2 as two from lake.t group by all",
      """
      a = t.a identity
      f = t.f identity
      spread = t.b aggregation
      two = 
      rows: t.a group_by, t.f group_by
      """
    ),
    Shape(
      "grouping sets",
      "select a, f, grouping(f) as level, count(b) as n from lake.t group by rollup (a, f)",
      """
      a = t.a identity
      f = t.f identity
      level = t.f transformation
      n = t.b aggregation
      rows: t.a group_by, t.f group_by
      """
    ),
    Shape(
      "windows",
      "select c, row_number() over (partition by a order by b, c, d) as place, sum(b) over (partition by f) as total, lag(b, 1, a) over (order by d) as before from lake.t",
      """
      c = t.c identity
      place = t.a window, t.b window, t.c window, t.d window
      total = t.b aggregation, t.f window
      before = t.a transformation, t.b transformation, t.d window
      """
    ),
    Shape(
      "qualify",
      "select c, b from lake.t qualify row_number() over (partition by a order by d) = 1",
      """
      c = t.c identity
      b = t.b identity
      rows: t.a filter, t.d filter
      """
    ),
    Shape(
      "named window",
      "select sum(b) over w as total from lake.t window w as (partition by a order by d)",
      "total = t.a window, t.b aggregation, t.d window"
    ),
    Shape(
      "case",
      "select case when f then a when d > date '2024-06-01' then b else 0 end as x, case c when 'a0' then 1 end as y, if(f, a, b) as z from lake.t",
      """
      x = t.a transformation, t.b transformation, t.d conditional, t.f conditional
      y = t.c conditional
      z = t.a transformation, t.b transformation, t.f conditional
      """
    ),
    Shape(
      "lateral aliases",
      "select a + 1 as x, x * b as y, y - 1 as z, b as c, c as really_c from lake.t where a is not null",
      """
      x = t.a transformation
      y = t.a transformation, t.b transformation
      z = t.a transformation, t.b transformation
      c = t.b identity
      really_c = t.c identity
      rows: t.a filter
      """
    ),
    Shape(
      "WITH, one reading the other",
      "with x as (select a, sum(b) as total from lake.t where f group by a), y as (select *, total * 2 as twice from x) select y.a, y.twice, u.v from y join lake.u on u.k = y.a where y.total > 3",
      """
      a = t.a identity
      twice = t.b aggregation
      v = u.v identity
      rows: t.a join+group_by, t.b filter, t.f filter, u.k join
      """
    ),
    Shape(
      "WITH whose columns get names",
      "with x (p, q) as (select a, b from lake.t) select q as p, p as q from x",
      """
      p = t.b identity
      q = t.a identity
      """
    ),
    Shape(
      "WITH inside, hiding one outside",
      "with x as (select a as n from lake.t) select o.n as o, i.n as i from x as o join (with x as (select k as n from lake.u) select n from x) as i on true",
      """
      o = t.a identity
      i = u.k identity
      """
    ),
    Shape(
      "recursive WITH",
      "with recursive r as (select a as n, b as start, 0 as depth from lake.t union all select n + 1, start, depth + 1 from r where depth < 2) select n, start, depth from r",
      """
      n = t.a transformation
      start = t.b identity
      depth = 
      """
    ),
    Shape(
      "recursive WITH that swaps",
      "with recursive r as (select a as p, b as q, 0 as depth from lake.t union select q, p, depth + 1 from r where depth < 3) select p from r",
      """
      p = t.a identity, t.b identity
      rows: t.a group_by, t.b group_by
      """
    ),
    Shape(
      "union all by position",
      "select a as x, c as y from lake.t union all select w, v from lake.u where k > 1",
      """
      x = t.a identity, u.w identity
      y = t.c identity, u.v identity
      rows: u.k filter
      """
    ),
    Shape(
      "union",
      "select a from lake.t union select k from lake.u",
      """
      a = t.a identity, u.k identity
      rows: t.a group_by, u.k group_by
      """
    ),
    Shape(
      "except and intersect",
      "(select a from lake.t except select a from lake.u where w > 4) union all (select b from lake.t intersect select k from lake.u)",
      """
      a = t.a identity, t.b identity
      rows: t.a group_by+filter, t.b group_by+filter, u.a filter, u.k filter, u.w filter
      """
    ),
    Shape(
      "distinct",
      "select distinct a % 3 as x, f from lake.t",
      """
      x = t.a transformation
      f = t.f identity
      rows: t.a group_by, t.f group_by
      """
    ),
    Shape(
      "order and limit",
      "select c, -b as d from lake.t order by d, a, c limit 7",
      """
      c = t.c identity
      d = t.b transformation
      rows: t.a sort, t.b sort, t.c sort
      """
    ),
    Shape(
      "explode in SELECT",
      "select c, explode(list) as element from lake.t",
      """
      c = t.c identity
      element = t.list transformation
      rows: t.list filter
      """
    ),
    Shape(
      "LATERAL VIEW",
      "select c, e.item + a as x from lake.t lateral view explode(list) e as item",
      """
      c = t.c identity
      x = t.a transformation, t.list transformation
      rows: t.list filter
      """
    ),
    Shape(
      "struct fields",
      "select s.x as p, t.s.y as q, s.* from lake.t as t",
      """
      p = t.s transformation
      q = t.s transformation
      x = t.s transformation
      y = t.s transformation
      """
    ),
    Shape(
      "lambdas",
      "select transform(list, a -> a + b) as x, filter(list, e -> e > a) as y from lake.t",
      """
      x = t.b transformation, t.list transformation
      y = t.a transformation, t.list transformation
      """
    ),
    Shape(
      "macros of the prelude",
      "select a / 2.0D as half, date_format(d, 'yyyy-MM') as month, concat_ws('-', c, cast(b as string)) as key, coalesce(nullif(a, 1), b) as x from lake.t",
      """
      half = t.a transformation
      month = t.d transformation
      key = t.b transformation, t.c transformation
      x = t.a transformation, t.b transformation
      """
    ),
    Shape(
      "IN and EXISTS with subqueries",
      "select c from lake.t where a in (select k from lake.u where w > 1) and exists (select 1 from lake.u as x where x.a = t.b)",
      """
      c = t.c identity
      rows: t.a filter, t.b filter, u.a filter, u.k filter, u.w filter
      """
    ),
    Shape(
      "correlated subquery as a value",
      "select c, (select max(u.w) from lake.u where u.a = t.a) as top from lake.t",
      """
      c = t.c identity
      top = t.a filter, u.a filter, u.w aggregation
      """
    ),
    Shape(
      "subquery as a value over WITH",
      "with x as (select sum(w) as total from lake.u where k > 0) select c, b - (select total from x) as rest from lake.t",
      """
      c = t.c identity
      rest = t.b transformation, u.k filter, u.w aggregation
      """
    ),
    Shape(
      "values",
      "select t.c, n.label from lake.t join (values (1, 'one'), (2, 'two')) as n (number, label) on n.number = t.a",
      """
      c = t.c identity
      label = 
      rows: t.a join
      """
    ),
    Shape(
      "groups of groups",
      "select f, max(total) as top, count(*) as n from (select a, f, sum(b) as total from lake.t where d > date '2024-01-10' group by a, f) as g group by f",
      """
      f = t.f identity
      top = t.b aggregation
      n = 
      rows: t.a group_by, t.d filter, t.f group_by
      """
    ),
    Shape(
      "window over groups",
      "select a, rank() over (order by sum(b) desc, a) as place, sum(sum(b)) over () as grand from lake.t group by a",
      """
      a = t.a identity
      place = t.a window, t.b window
      grand = t.b aggregation
      rows: t.a group_by
      """
    ),
    Shape(
      "names in any case",
      "WITH X AS (SELECT A, B AS Big FROM Lake.T) SELECT x.a, X.BIG AS small FROM x",
      """
      a = t.a identity
      small = t.b identity
      """
    ),
    Shape(
      "latest row of each key",
      "select a, max_by(c, d) as latest, collect_list(b) as all_b, first(a) as some from lake.t group by a",
      """
      a = t.a identity
      latest = t.c aggregation, t.d aggregation
      all_b = t.b aggregation
      some = t.a aggregation
      rows: t.a group_by
      """
    ),
  ]
}
