namespace EcomCore.Inventory.Tests;

/// <summary>
/// Tails of Poisson and negative binomial laws by adding up single chances outwards from the most likely count, in pairs of doubles (about 31 digits; Dekker 1971), and dividing by the sum of all. No
/// factorials, no expansions: slow and right to far more digits than what is tested.
/// </summary>
internal sealed class DirectTails
{
    // Far enough for tails of 1e-250 with thirty digits.
    private const double Negligible = 1e-280;
    private readonly List<Pair> _up = [];
    private readonly List<Pair> _down = [];
    private readonly long _mode;
    private readonly Pair _sum;

    /// <summary>Sums the law with the chances p(k + 1) = p(k) (k + r) q / (k + 1), and mean / (k + 1) instead where there are no successes.</summary>
    private DirectTails(double mean, double successes, Pair failing)
    {
        Pair Ratio(long k) => successes == 0 ? (Pair)mean / (k + 1.0) : ((Pair)k + successes) * failing / (k + 1.0);
        _mode = (long)(successes == 0 ? mean : Math.Max(0, mean - (mean / successes)));
        var term = (Pair)1;
        for (var k = _mode; term.High > Negligible; k++)
        {
            _up.Add(term);
            term *= Ratio(k);
        }

        term = 1;
        for (var k = _mode - 1; k >= 0 && term.High > Negligible; k--)
        {
            term /= Ratio(k);
            _down.Add(term);
        }

        // Partial sums from the far ends, so that small terms come first.
        for (var i = _up.Count - 2; i >= 0; i--)
        {
            _up[i] += _up[i + 1];
        }

        for (var i = _down.Count - 2; i >= 0; i--)
        {
            _down[i] += _down[i + 1];
        }

        _sum = _down.Count > 0 ? _up[0] + _down[0] : _up[0];
    }

    public static DirectTails Poisson(double mean) => new(mean, 0, 0);

    public static DirectTails NegativeBinomial(double successes, double excess) => new(successes * excess, successes, (Pair)excess / ((Pair)1 + excess));

    /// <summary>P(D > k) and P(D at most k).</summary>
    public (double Above, double Within) At(long k)
    {
        var (above, within) = k >= _mode ? (From(_up, k + 1 - _mode), From(_up, 0) - From(_up, k + 1 - _mode) + From(_down, 0))
            : (From(_up, 0) + From(_down, 0) - From(_down, _mode - 1 - k), From(_down, _mode - 1 - k));
        return ((above / _sum).High, (within / _sum).High);
    }

    private static Pair From(List<Pair> sums, long place) => place < sums.Count ? sums[(int)place] : 0;

    private readonly record struct Pair(double High, double Low)
    {
        public static implicit operator Pair(double value) => new(value, 0);

        public static Pair operator +(Pair a, Pair b)
        {
            var sum = a.High + b.High;
            var part = sum - a.High;
            var rest = a.High - (sum - part) + (b.High - part) + a.Low + b.Low;
            return Normal(sum, rest);
        }

        public static Pair operator -(Pair a, Pair b) => a + new Pair(-b.High, -b.Low);

        public static Pair operator *(Pair a, Pair b)
        {
            var product = a.High * b.High;
            return Normal(product, Math.FusedMultiplyAdd(a.High, b.High, -product) + (a.High * b.Low) + (a.Low * b.High));
        }

        public static Pair operator /(Pair a, Pair b)
        {
            var quotient = a.High / b.High;
            var rest = a - (b * quotient);
            var second = rest.High / b.High;
            return Normal(quotient, second + ((rest - (b * second)).High / b.High));
        }

        private static Pair Normal(double high, double low)
        {
            var sum = high + low;
            return new Pair(sum, low - (sum - high));
        }
    }
}
