namespace EcomCore.Forecasting.Tests;

/// <summary>A hierarchy with forecasts that do not add up and residuals.</summary>
public sealed record HierarchyCase(DemandHierarchy Hierarchy, double[] Values, double[][] Residuals)
{
    public double Size => Values.Max(Math.Abs) + 1;

    public override string ToString() => $"{string.Join(" ", Hierarchy.Names)}: {string.Join(" ", Values)}";
}
