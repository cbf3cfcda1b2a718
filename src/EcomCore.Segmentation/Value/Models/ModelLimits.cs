namespace EcomCore.Segmentation;

/// <summary>The range of every parameter of a model, stated once.</summary>
internal static class ModelLimits
{
    public const double Least = 1e-9;
    public const double Most = 1e12;

    // Of what is a time or money: the edge of a fit times the largest and the smallest unit, and more.
    public const double LeastScale = 1e-30;
    public const double MostScale = 1e30;

    public static double Parameter(double value, string name)
    {
        Guard.Between(value, Least, Most, name);
        return value;
    }

    public static double Scale(double value, string name)
    {
        Guard.Between(value, LeastScale, MostScale, name);
        return value;
    }

    public static void Horizon(double horizon) => Guard.Between(horizon, 0.0, PurchaseHistory.MaxAge);

    public static void Count(int repeats) => Guard.Between(repeats, 0, PurchaseHistory.MaxRepeats);
}
