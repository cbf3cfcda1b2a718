using System.Diagnostics;
using System.Globalization;
using EcomCore.Cli.Report.Pictures;

namespace EcomCore.Benchmarks;

/// <summary>
/// How the time of an allocation grows with items, with channels and with ties, as Markdown tables and a picture. All ways take turns, round after round,
/// and the best round of each counts, so that other work on the machine disturbs them alike.
/// </summary>
internal static class AllocationGrowth
{
    private static readonly (string Name, PlotTone Tone, Action<AllocationData> Run)[] Ways =
    [
        ("LINQ", PlotTone.Soft, AllocationBaselines.LinqWithDecimals),
        ("loop", PlotTone.Ink, AllocationBaselines.ScalarSpans),
        ("batch", PlotTone.Accent, data => data.Batch()),
        ("by channel", PlotTone.Warm, data => data.BatchByChannel()),
        ("floors, caps", PlotTone.Green, data => data.BatchWithFloorsAndCaps()),
        ("floors, caps, lots", PlotTone.Violet, data => data.BatchWithFloorsCapsAndLots()),
    ];

    public static void Run(string picture)
    {
        var byItems = Measure([1_000, 10_000, 100_000, 2_000_000], items => new AllocationData(items, 8), "items");
        Measure([100], _ => [.. Enumerable.Range(0, 100).Select(seed => new AllocationData(1_000, 8, seed: seed))], "batches of 1,000 items in turn");
        var byChannels = Measure([2, 4, 8, 16, 32, 64, 128], channels => new AllocationData(160_000 / channels, channels), "channels");
        Measure(
            Enum.GetValues<DemandKind>(), kind => [new AllocationData(100_000, 8, kind)], kind => kind.ToString(), "demand");
        PictureWriter.Write(picture, new Picture(
            "Time to divide stock, per item and channel",
            Plot("8 channels", "items", byItems),
            Plot("160,000 demands", "channels per item", byChannels)));
    }

    private static List<(int Size, double[] Nanoseconds)> Measure(int[] sizes, Func<int, AllocationData> create, string what) =>
        Measure(sizes, size => [create(size)], what);

    private static List<(int Size, double[] Nanoseconds)> Measure(int[] sizes, Func<int, AllocationData[]> create, string what) =>
        Measure(sizes, create, size => size.ToString("N0", CultureInfo.InvariantCulture), what);

    private static List<(T Size, double[] Nanoseconds)> Measure<T>(T[] sizes, Func<T, AllocationData[]> create, Func<T, string> name, string what)
    {
        Console.WriteLine($"| {what} | {string.Join(" | ", Ways.Select(way => way.Name))} | LINQ / batch | loop / batch |");
        Console.WriteLine($"| ---: |{string.Concat(Enumerable.Repeat(" ---: |", Ways.Length + 2))}");
        var rows = new List<(T, double[])>();
        foreach (var size in sizes)
        {
            var times = Measure(create(size));
            rows.Add((size, times));
            var cells = times.Select(time => time.ToString(time < 20 ? "F2" : "F0", CultureInfo.InvariantCulture));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {name(size)} | {string.Join(" | ", cells)} | {times[0] / times[2]:F0} | {times[1] / times[2]:F1} |"));
        }

        return rows;
    }

    /// <summary>
    /// The best nanoseconds per item and channel of each way. One batch is divided twice in a row, so that the caches hold what they can of it, as they do where a benchmark runs a
    /// method again and again; of several batches each round takes the next one, and each way one that none has touched for a while.
    /// </summary>
    private static double[] Measure(AllocationData[] batches)
    {
        var best = new double[Ways.Length];
        best.AsSpan().Fill(double.PositiveInfinity);
        var demands = batches[0].Demand.Length;
        for (var round = 0; round < Math.Clamp(12_000_000 / demands, 5, 300); round++)
        {
            // LINQ takes a hundred times as long as the others: fewer rounds do.
            for (var way = round % 5 == 0 && (demands < 1_000_000 || round == 0) ? 0 : 1; way < Ways.Length; way++)
            {
                var data = batches[(round + (way * batches.Length / Ways.Length)) % batches.Length];
                for (var runs = way == 0 || batches.Length > 1 ? 1 : 2; runs > 0; runs--)
                {
                    var start = Stopwatch.GetTimestamp();
                    Ways[way].Run(data);
                    best[way] = Math.Min(best[way], Stopwatch.GetElapsedTime(start).TotalNanoseconds / demands);
                }
            }
        }

        return best;
    }

    private static PlotView Plot(string title, string what, List<(int Size, double[] Nanoseconds)> rows) => new(
        title,
        new PlotAxis(what, AxisKind.Logarithmic),
        new PlotAxis("nanoseconds", AxisKind.Logarithmic),
        [.. Ways.Select((way, i) => new PlotLayer(
            way.Name, LayerKind.Line, way.Tone, [.. rows.Select(row => new PlotPoint(row.Size, row.Nanoseconds[i]))]))]);
}
