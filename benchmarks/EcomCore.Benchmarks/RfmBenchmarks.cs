using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;
using EcomCore.Segmentation;
using NodaTime;

namespace EcomCore.Benchmarks;

/// <summary>Orders in arrays to quintile scores, beside what a user would write and the database a user would pick.</summary>
[MemoryDiagnoser]
public class RfmBenchmarks : IDisposable
{
    private const string Customers =
        "with customers as (select customer, max(day) as last, count(*) as purchases, sum(amount) as revenue from orders group by customer)";

    // What is asked for first: three windows, each sorted.
    private const string ByWindows =
        Customers + """
        , scores as (
            select ntile(5) over (order by last) as r, ntile(5) over (order by purchases) as f, ntile(5) over (order by revenue) as m from customers)
        select count(*) from scores where r + f + m = 15
        """;

    // The quickest that was found: the cuts are picked out without sorting, and every customer is compared with them.
    private const string ByCuts =
        Customers + """
        , cuts as (
            select quantile_disc(last, [0.2, 0.4, 0.6, 0.8]) as l, quantile_disc(purchases, [0.2, 0.4, 0.6, 0.8]) as p, quantile_disc(revenue, [0.2, 0.4, 0.6, 0.8]) as v
            from customers),
        scores as (
            select 1 + (last >= l[1])::int + (last >= l[2])::int + (last >= l[3])::int + (last >= l[4])::int as r,
                1 + (purchases >= p[1])::int + (purchases >= p[2])::int + (purchases >= p[3])::int + (purchases >= p[4])::int as f,
                1 + (revenue >= v[1])::int + (revenue >= v[2])::int + (revenue >= v[3])::int + (revenue >= v[4])::int as m
            from customers, cuts)
        select count(*) from scores where r + f + m = 15
        """;

    private static readonly LocalDate AsOf = new(2026, 1, 1);

    private long[] _customers = null!;
    private LocalDate[] _days = null!;
    private decimal[] _amounts = null!;
    private OrderColumns _numbers = null!;
    private OrderColumns _texts = null!;
    private DuckDBConnection? _database;

    [Params(1_000_000, 10_000_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _customers = new long[Lines];
        _days = new LocalDate[Lines];
        _amounts = new decimal[Lines];
        var ids = Enumerable.Range(0, Lines / 10).Select(_ => random.NextInt64()).ToArray();
        for (var i = 0; i < Lines; i++)
        {
            // A number with no pattern per customer; ten lines each on average.
            _customers[i] = ids[random.Next(ids.Length)];
            _days[i] = AsOf.PlusDays(-random.Next(700));
            _amounts[i] = random.Next(1, 100_000) / 100m;
        }

        _numbers = new OrderColumns(_customers, _days, _amounts);
    }

    [GlobalSetup(Target = nameof(RfmOfTexts))]
    public void SetupTexts()
    {
        Setup();
        AddTexts();
    }

    [GlobalSetup(Targets = [nameof(DuckDb), nameof(DuckDbByCuts), nameof(DuckDbByCutsOnTwoThreads)])]
    public void SetupDatabase()
    {
        Setup();
        AddDatabase();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _database?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a user would write: group, then sort three times and cut into fifths.</summary>
    [Benchmark(Baseline = true)]
    public int Linq()
    {
        var customers = Enumerable.Range(0, Lines)
            .GroupBy(i => _customers[i])
            .Select(group => (
                Id: group.Key,
                Recency: Period.DaysBetween(group.Max(i => _days[i]), AsOf),
                Frequency: group.Count(),
                Monetary: group.Sum(i => _amounts[i])))
            .ToList();
        var recency = Fifths(customers.OrderByDescending(customer => customer.Recency).Select(customer => customer.Id));
        var frequency = Fifths(customers.OrderBy(customer => customer.Frequency).Select(customer => customer.Id));
        var monetary = Fifths(customers.OrderBy(customer => customer.Monetary).Select(customer => customer.Id));
        return customers.Count(customer => recency[customer.Id] + frequency[customer.Id] + monetary[customer.Id] == 15);
    }

    /// <summary>What a careful user would write: one dictionary, then sorted arrays.</summary>
    [Benchmark]
    public int DictionaryAndSort()
    {
        var customers = new Dictionary<long, (LocalDate Last, int Count, decimal Sum)>();
        for (var i = 0; i < Lines; i++)
        {
            ref var customer = ref CollectionsMarshal.GetValueRefOrAddDefault(customers, _customers[i], out var isKnown);
            customer = (isKnown ? LocalDate.Max(customer.Last, _days[i]) : _days[i], customer.Count + 1, customer.Sum + _amounts[i]);
        }

        var recency = customers.Values.Select(customer => (double)-Period.DaysBetween(customer.Last, AsOf)).ToArray();
        var frequency = customers.Values.Select(customer => (double)customer.Count).ToArray();
        var monetary = customers.Values.Select(customer => (double)customer.Sum).ToArray();
        Array.Sort(recency);
        Array.Sort(frequency);
        Array.Sort(monetary);
        return customers.Values.Count(customer =>
            FifthOf(recency, -Period.DaysBetween(customer.Last, AsOf)) + FifthOf(frequency, customer.Count) + FifthOf(monetary, (double)customer.Sum) == 15);
    }

    /// <summary>The database's query alone, on one thread; its table was loaded before and is not in the time.</summary>
    [Benchmark]
    public long DuckDb() => BestOf(_database!, "set threads = 1; " + ByWindows);

    [Benchmark]
    public long DuckDbByCuts() => BestOf(_database!, "set threads = 1; " + ByCuts);

    [Benchmark]
    public long DuckDbByCutsOnTwoThreads() => BestOf(_database!, "set threads = 2; " + ByCuts);

    /// <summary>The same for orders that stand in arrays of the program, as they do for all others here.</summary>
    [Benchmark]
    public long DuckDbWithLoad()
    {
        using var database = Load();
        return BestOf(database, ByCuts);
    }

    [Benchmark]
    public int Rfm() => BestOf(Segmentation.Rfm.Score(_numbers, AsOf));

    [Benchmark]
    public int RfmOnTwoThreads() => BestOf(Segmentation.Rfm.Score(_numbers, AsOf, threads: 2));

    [Benchmark]
    public int RfmOfTexts() => BestOf(Segmentation.Rfm.Score(_texts, AsOf));

    internal void AddTexts() => _texts = new OrderColumns(Array.ConvertAll(_customers, customer => $"C{(uint)customer:D10}"), _days, _amounts);

    internal void AddDatabase() => _database = Load();

    private static long BestOf(DuckDBConnection database, string query)
    {
        using var command = database.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }

    private static int BestOf(RfmTable table) => table.CountBy(RfmAxis.Recency, RfmAxis.Frequency)[5, 5];

    private DuckDBConnection Load()
    {
        var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "set threads = 1; create table orders (customer bigint, day date, amount decimal(12, 2))";
        command.ExecuteNonQuery();
        using var appender = database.CreateAppender("orders");
        for (var i = 0; i < Lines; i++)
        {
            appender.CreateRow().AppendValue(_customers[i]).AppendValue(_days[i].ToDateOnly()).AppendValue(_amounts[i]).EndRow();
        }

        return database;
    }

    private static Dictionary<long, int> Fifths(IEnumerable<long> ids)
    {
        var list = ids.ToList();
        return list.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => 1 + (int)(5L * pair.i / list.Count));
    }

    private static int FifthOf(double[] sorted, double value)
    {
        var (at, end) = (0, sorted.Length);
        while (at < end)
        {
            var middle = (at + end) / 2;
            (at, end) = sorted[middle] < value ? (middle + 1, end) : (at, middle);
        }

        return 1 + (int)(5L * at / sorted.Length);
    }
}
