namespace EcomCore.Budgeting;

/// <summary>Elementary functions where the textbook form cancels or overflows.</summary>
internal static class StableMath
{
    /// <summary>ln(1 + x) for x above -1: the rounding of 1 + x is undone by the ratio (Kahan; Goldberg 1991, theorem 4).</summary>
    public static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>e^x - 1, by the same device.</summary>
    public static double ExpMinusOne(double x)
    {
        var u = Math.Exp(x);
        if (u == 1)
        {
            return x;
        }

        var difference = u - 1;
        return difference == -1 || double.IsInfinity(u) ? difference : difference * (x / Math.Log(u));
    }

    /// <summary>ln(1 + e^x) and its derivative 1 / (1 + e^-x), with one exponential that cannot overflow.</summary>
    public static double SoftPlus(double x, out double logistic)
    {
        var e = Math.Exp(-Math.Abs(x));
        logistic = x > 0 ? 1 / (1 + e) : e / (1 + e);
        return Math.Log(1 + e) + Math.Max(x, 0);
    }
}
