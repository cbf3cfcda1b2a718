namespace EcomCore.Inventory;

/// <summary>A chance for each of a finite number of amounts. Sums over either side are kept, so that every question is a binary search.</summary>
internal sealed class DiscreteDemand : DemandDistribution
{
    // Eight doubles are kept for each.
    private const int MaxAmounts = 10_000_000;

    // A sum is a convolution, whose time is the product of the two numbers of amounts.
    private const int MaxSumAmounts = 20_000;

    // Chances typed with a few decimals need not add up to 1 in the last of them.
    private const double SumTolerance = 1e-6;

    private readonly double[] _amounts;
    private readonly double[] _chances;

    // At i the sum of chance * (amount - mean)^power over the amounts before i, and over those from i on: each is exact where it is small.
    private readonly double[][] _before = [[], [], []];
    private readonly double[][] _from = [[], [], []];

    private DiscreteDemand(double[] amounts, double[] chances)
    {
        _amounts = amounts;
        _chances = chances;
        var mean = 0.0;
        for (var i = 0; i < amounts.Length; i++)
        {
            mean += chances[i] * amounts[i];
        }

        Mean = mean;
        for (var power = 0; power <= 2; power++)
        {
            (_before[power], _from[power]) = Sums(power);
        }

        StdDev = Math.Sqrt(_from[2][0]);
        IsWhole = Array.TrueForAll(amounts, amount => amount == Math.Floor(amount));
        Guard.Between(StdDev, 0, double.MaxValue, nameof(amounts));
    }

    public override double Mean { get; }

    public override double StdDev { get; }

    public override bool IsWhole { get; }

    public static DiscreteDemand Of(IReadOnlyList<double> amounts, IReadOnlyList<double> chances)
    {
        Guard.NotNull(amounts);
        Guard.NotNull(chances);
        NamedGuard.Count("amounts", amounts.Count, 1, MaxAmounts, nameof(amounts));
        if (chances.Count != amounts.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {amounts.Count} chances, one for each amount; found {chances.Count}."), nameof(chances));
        }

        var x = amounts.ToArray();
        var p = chances.ToArray();
        Array.ForEach(x, amount => Guard.Between(amount, -double.MaxValue, double.MaxValue, nameof(amounts)));
        Array.ForEach(p, chance => Guard.Between(chance, 0, 1 + SumTolerance, nameof(chances)));
        Array.Sort(x, p);
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] == x[i - 1])
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected each amount once; {x[i]} appears again."), nameof(amounts));
            }
        }

        var total = p.Sum();
        Guard.Between(total, 1 - SumTolerance, 1 + SumTolerance, nameof(chances));
        return new DiscreteDemand([.. x.Where((_, i) => p[i] > 0)], [.. p.Where(chance => chance > 0).Select(chance => chance / total)]);
    }

    public static DiscreteDemand Of(IEnumerable<double> observations)
    {
        Guard.NotNull(observations);
        var sorted = observations.Take(MaxAmounts + 1).ToArray();
        NamedGuard.Count("observations", sorted.Length, 1, MaxAmounts, nameof(observations));
        Array.ForEach(sorted, amount => Guard.Between(amount, -double.MaxValue, double.MaxValue, nameof(observations)));
        Array.Sort(sorted);
        var amounts = new List<double>();
        var counts = new List<double>();
        foreach (var amount in sorted)
        {
            if (amounts.Count == 0 || amounts[amounts.Count - 1] != amount)
            {
                amounts.Add(amount);
                counts.Add(0);
            }

            counts[counts.Count - 1]++;
        }

        return new DiscreteDemand([.. amounts], [.. counts.Select(count => count / sorted.Length)]);
    }

    private protected override double Below(double amount) => _before[0][After(amount)];

    private protected override double Inverse(double chance)
    {
        // The first amount whose sum reaches the chance, less the rounding of the sum: 0.1 + 0.2 + 0.3 is below 0.6.
        var at = Array.BinarySearch(_before[0], chance * (1 - 1e-14));
        at = at >= 0 ? at : ~at;
        return _amounts[Math.Max(0, Math.Min(at, _amounts.Length) - 1)];
    }

    private protected override double Short(double level) => FirstOf(_from, level);

    private protected override double Left(double level) => -FirstOf(_before, level);

    private protected override double SecondShortOf(double level) => SecondOf(_from, level);

    private protected override double SecondLeftOf(double level) => SecondOf(_before, level);

    private protected override DemandDistribution Sum(double periods)
    {
        if (periods != Math.Floor(periods))
        {
            throw new ArgumentOutOfRangeException(nameof(periods), periods, FormattableString.Invariant($"Expected a whole number of periods; found {periods}."));
        }

        // A sum of two takes at least as many amounts as both together, less one: no need to find out by adding.
        NamedGuard.Count("amounts of the sum", (periods * (_amounts.Length - 1)) + 1, 1, MaxSumAmounts, nameof(periods));

        // Doubling: about log2(periods) convolutions.
        DiscreteDemand? sum = null;
        var power = this;
        for (var left = periods; ; power = power.Plus(power))
        {
            if (left % 2 == 1)
            {
                sum = sum is null ? power : sum.Plus(power);
            }

            left = Math.Floor(left / 2);
            if (left == 0)
            {
                return sum!;
            }
        }
    }

    private DiscreteDemand Plus(DiscreteDemand other)
    {
        var chances = new Dictionary<double, double>();
        for (var i = 0; i < _amounts.Length; i++)
        {
            for (var j = 0; j < other._amounts.Length; j++)
            {
                var amount = _amounts[i] + other._amounts[j];
                chances[amount] = (chances.TryGetValue(amount, out var had) ? had : 0) + (_chances[i] * other._chances[j]);
            }

            NamedGuard.Count("amounts of the sum", chances.Count, 1, MaxSumAmounts, "periods");
        }

        double[] amounts = [.. chances.Keys];
        Array.Sort(amounts);
        return new DiscreteDemand(amounts, Array.ConvertAll(amounts, amount => chances[amount]));
    }

    private (double[] Before, double[] From) Sums(int power)
    {
        var n = _amounts.Length;
        var before = new double[n + 1];
        var from = new double[n + 1];
        for (var i = 0; i < n; i++)
        {
            before[i + 1] = before[i] + Term(i, power);
            from[n - i - 1] = from[n - i] + Term(n - i - 1, power);
        }

        return (before, from);
    }

    private double Term(int i, int power)
    {
        var away = _amounts[i] - Mean;
        return _chances[i] * (power == 0 ? 1 : power == 1 ? away : away * away);
    }

    /// <summary>E[D - x] over one side of x.</summary>
    private double FirstOf(double[][] side, double level)
    {
        var i = After(level);
        return side[1][i] - ((level - Mean) * side[0][i]);
    }

    /// <summary>½ E[(D - x)²] over one side of x; where demand is whole ½ E[(D - x)(D - x - 1)].</summary>
    private double SecondOf(double[][] side, double level)
    {
        var i = After(level);
        if (side[0][i] == 0)
        {
            return 0;
        }

        var x = level - Mean;
        var square = side[2][i] - (2 * x * side[1][i]) + (x * x * side[0][i]);
        return (IsWhole ? square - FirstOf(side, level) : square) / 2;
    }

    /// <summary>The place of the first amount above x.</summary>
    private int After(double level)
    {
        var at = Array.BinarySearch(_amounts, level);
        return at >= 0 ? at + 1 : ~at;
    }
}
