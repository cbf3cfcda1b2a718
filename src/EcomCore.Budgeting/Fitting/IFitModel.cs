namespace EcomCore.Budgeting;

/// <summary>A model whose sum of squared residuals is minimised within a box.</summary>
internal interface IFitModel
{
    double[] Lower { get; }

    double[] Upper { get; }

    /// <summary>Model less observation, one per observation.</summary>
    double[] Residuals(double[] p);

    /// <summary>The derivatives of the residuals, one array per parameter.</summary>
    double[][] Jacobian(double[] p);
}
