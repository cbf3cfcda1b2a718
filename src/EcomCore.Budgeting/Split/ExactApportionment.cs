using System.Numerics;

namespace EcomCore.Budgeting;

/// <summary>The same as <see cref="Apportionment"/> for weights or totals of any size, in whole numbers without limit.</summary>
internal static class ExactApportionment
{
    public static long[] Split(long units, IReadOnlyList<BigInteger> weights, SplitMethod method)
    {
        var sum = BigInteger.Zero;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return method switch
        {
            SplitMethod.Webster => Webster(units, weights, sum),
            SplitMethod.Jefferson => Jefferson(units, weights, sum),
            _ => LargestRemainder(units, weights, sum),
        };
    }

    private static long[] LargestRemainder(long units, IReadOnlyList<BigInteger> weights, BigInteger sum)
    {
        var parts = new long[weights.Count];
        var remainders = new BigInteger[weights.Count];
        var left = units;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = (long)BigInteger.DivRem(units * weights[i], sum, out remainders[i]);
            left -= parts[i];
        }

        // OrderByDescending is stable, so equal remainders stay in order of index.
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take((int)left))
        {
            parts[i]++;
        }

        return parts;
    }

    private static long[] Webster(long units, IReadOnlyList<BigInteger> weights, BigInteger sum)
    {
        var parts = new long[weights.Count];
        var excess = -units;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = (long)(((2 * units * weights[i]) + sum) / (2 * sum));
            excess += parts[i];
        }

        var claims = new SortedSet<Claim>();
        for (var i = 0; i < parts.Length; i++)
        {
            AddClaim(claims, i, weights[i], parts[i], adding: excess < 0);
        }

        for (var adding = excess < 0; excess != 0; excess += adding ? 1 : -1)
        {
            var claim = adding ? claims.Min : claims.Max;
            claims.Remove(claim);
            parts[claim.Index] += adding ? 1 : -1;
            AddClaim(claims, claim.Index, claim.Weight, parts[claim.Index], adding);
        }

        return parts;
    }

    /// <summary>Rounding down at the divisor sum / units gives too few; the rest goes out one by one to the largest claims weight / (parts + 1).</summary>
    private static long[] Jefferson(long units, IReadOnlyList<BigInteger> weights, BigInteger sum)
    {
        var parts = weights.Select(weight => (long)(units * weight / sum)).ToArray();
        var claims = new SortedSet<Claim>(weights.Select((weight, i) => new Claim(i, weight, parts[i] + 1)).Where(claim => claim.Weight > 0));
        for (var left = units - parts.Sum(); left > 0; left--)
        {
            var claim = claims.Min;
            claims.Remove(claim);
            parts[claim.Index]++;
            claims.Add(claim with { Divisor = parts[claim.Index] + 1 });
        }

        return parts;
    }

    private static void AddClaim(SortedSet<Claim> claims, int index, BigInteger weight, long units, bool adding)
    {
        if (weight > 0 && (adding || units > 0))
        {
            claims.Add(new Claim(index, weight, (2 * units) + (adding ? 1 : -1)));
        }
    }

    /// <summary>A claim weight / divisor; larger claims come first, of equal claims the lower index.</summary>
    private readonly record struct Claim(int Index, BigInteger Weight, long Divisor) : IComparable<Claim>
    {
        public int CompareTo(Claim other)
        {
            var order = (other.Weight * Divisor).CompareTo(Weight * other.Divisor);
            return order != 0 ? order : Index.CompareTo(other.Index);
        }
    }
}
