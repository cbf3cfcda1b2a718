using BenchmarkDotNet.Attributes;
using EcomCore.Segmentation;
using NodaTime;

namespace EcomCore.Benchmarks;

/// <summary>Order lines to quintile scores, beside what a user would write.</summary>
[MemoryDiagnoser]
public class RfmBenchmarks
{
    private static readonly LocalDate AsOf = new(2026, 1, 1);

    private long[] _customers = null!;
    private LocalDate[] _days = null!;
    private decimal[] _amounts = null!;

    [Params(100_000, 1_000_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _customers = new long[Lines];
        _days = new LocalDate[Lines];
        _amounts = new decimal[Lines];
        for (var i = 0; i < Lines; i++)
        {
            // A number with no pattern per customer; ten lines each on average.
            _customers[i] = random.Next(Lines / 10) * 0x5DEECE66DL;
            _days[i] = AsOf.PlusDays(-random.Next(700));
            _amounts[i] = random.Next(1, 100_000) / 100m;
        }
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
            var (last, count, sum) = customers.GetValueOrDefault(_customers[i], (LocalDate.MinIsoValue, 0, 0m));
            customers[_customers[i]] = (LocalDate.Max(last, _days[i]), count + 1, sum + _amounts[i]);
        }

        var recency = customers.Values.Select(customer => (double)-Period.DaysBetween(customer.Last, AsOf)).Order().ToArray();
        var frequency = customers.Values.Select(customer => (double)customer.Count).Order().ToArray();
        var monetary = customers.Values.Select(customer => (double)customer.Sum).Order().ToArray();
        return customers.Values.Count(customer =>
            FifthOf(recency, -Period.DaysBetween(customer.Last, AsOf)) + FifthOf(frequency, customer.Count) + FifthOf(monetary, (double)customer.Sum) == 15);
    }

    [Benchmark]
    public int Rfm()
    {
        var builder = new CustomerTableBuilder(AsOf);
        for (var i = 0; i < Lines; i++)
        {
            builder.Add(_customers[i], _days[i], _amounts[i]);
        }

        return Segmentation.Rfm.Score(builder.Build()).CountBy(RfmAxis.Recency, RfmAxis.Frequency)[5, 5];
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
