namespace EcomCore.SampleData;

/// <summary>
/// Sum, Exp and Log from additions, multiplications and divisions in a fixed order: those give the same bits on every machine, the
/// library's functions need not.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>The sum from first to last; the library is free to add in another order.</summary>
    public static double Sum(IEnumerable<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    /// <summary>e to the power <paramref name="x"/>: the Taylor sum of x / 2^k, |x / 2^k| at most 1/16, squared k times.</summary>
    public static double Exp(double x)
    {
        var halvings = 0;
        for (; x is > 0.0625 or < -0.0625; x /= 2)
        {
            halvings++;
        }

        var sum = 1.0;
        for (var n = 10; n > 0; n--)
        {
            sum = 1 + (sum * x / n);
        }

        for (; halvings > 0; halvings--)
        {
            sum *= sum;
        }

        return sum;
    }

    /// <summary>Natural logarithm of a number above 0 and at most 1: x = m / 2^k with m in (1/2, 1], ln m = 2 artanh((m - 1) / (m + 1)).</summary>
    public static double Log(double x)
    {
        var doublings = 0;
        for (; x <= 0.5; x *= 2)
        {
            doublings++;
        }

        var ratio = (x - 1) / (x + 1);
        var sum = 0.0;
        for (var n = 31; n > 0; n -= 2)
        {
            sum = (sum * ratio * ratio) + (1.0 / n);
        }

        return (2 * ratio * sum) - (doublings * Ln2);
    }
}
