namespace EcomCore.Benchmarks;

/// <summary>What a user would write instead: Webster's method without floors, caps and lots.</summary>
internal static class AllocationBaselines
{
    /// <summary>With decimals and LINQ, item by item. Ties that 28 digits cannot see are broken wrongly.</summary>
    public static void LinqWithDecimals(AllocationData data)
    {
        var channels = data.Channels;
        for (var item = 0; item < data.Available.Length; item++)
        {
            var demand = data.Demand.Skip(item * channels).Take(channels).Select(d => (decimal)d).ToArray();
            var total = demand.Sum();
            if (total == 0)
            {
                continue;
            }

            var units = demand.Select(d => (long)decimal.Floor((d * data.Available[item] / total) + 0.5m)).ToArray();
            while (units.Sum() < data.Available[item])
            {
                units[Enumerable.Range(0, channels).MaxBy(i => demand[i] / (units[i] + 0.5m))]++;
            }

            while (units.Sum() > data.Available[item])
            {
                units[Enumerable.Range(0, channels).Where(i => units[i] > 0).MinBy(i => demand[i] / (units[i] - 0.5m))]--;
            }

            units.CopyTo(data.Result.AsSpan(item * channels));
        }
    }

    /// <summary>A careful loop over spans in doubles: as quick as it gets by hand, but ties are nobody's business.</summary>
    public static void ScalarSpans(AllocationData data)
    {
        for (var item = 0; item < data.Available.Length; item++)
        {
            var start = item * data.Channels;
            ScalarItem(data.Available[item], data.Demand.AsSpan(start, data.Channels), data.Result.AsSpan(start, data.Channels));
        }
    }

    private static void ScalarItem(long available, ReadOnlySpan<double> demand, Span<long> units)
    {
        var total = 0.0;
        foreach (var d in demand)
        {
            total += d;
        }

        if (total == 0)
        {
            units.Clear();
            return;
        }

        var level = available / total;
        var left = available;
        for (var i = 0; i < demand.Length; i++)
        {
            units[i] = (long)((level * demand[i]) + 0.5);
            left -= units[i];
        }

        for (; left > 0; left--)
        {
            var best = 0;
            for (var i = 1; i < demand.Length; i++)
            {
                best = demand[i] * (units[best] + 0.5) > demand[best] * (units[i] + 0.5) ? i : best;
            }

            units[best]++;
        }

        for (; left < 0; left++)
        {
            var worst = -1;
            for (var i = 0; i < demand.Length; i++)
            {
                if (units[i] > 0 && (worst < 0 || demand[i] * (units[worst] - 0.5) < demand[worst] * (units[i] - 0.5)))
                {
                    worst = i;
                }
            }

            units[worst]--;
        }
    }
}
