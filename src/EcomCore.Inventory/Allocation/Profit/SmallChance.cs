namespace EcomCore.Inventory;

/// <summary>Chances of any smallness as doubles: from 1e-290 up a chance is itself; below, where the exponents end, its logarithm decides, so that the order of two chances is never lost.</summary>
internal static class SmallChance
{
    /// <summary>From here up a chance is itself.</summary>
    public const double Least = 1e-290;

    // ln 1e-290.
    private const double LeastLog = -667.74967696827333;

    /// <summary>A chance by its logarithm.</summary>
    public static double Of(double log) => log >= LeastLog ? Math.Exp(log) : Least * (LeastLog / log);

    /// <summary>The logarithm of a chance; minus infinity for 0.</summary>
    public static double LogOf(double chance) => chance >= Least ? Math.Log(chance) : LeastLog * (Least / chance);
}
