namespace EcomCore.Forecasting;

/// <summary>How sure a reconciliation takes each node's forecast to be.</summary>
public enum ReconciliationWeights
{
    /// <summary>All errors alike and independent: ordinary least squares.</summary>
    Equal,

    /// <summary>The variance of a node's error is its number of leaves (structural scaling).</summary>
    Structural,

    /// <summary>Every node has the variance of its own residuals, without correlation.</summary>
    Variance,

    /// <summary>Variances and correlations of the residuals, the correlations shrunk towards 0 as Schäfer and Strimmer do.</summary>
    Shrinkage,
}
