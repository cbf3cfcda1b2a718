namespace EcomCore.Forecasting;

/// <summary>A model fitted to a series from which calendar effects were divided out.</summary>
internal interface IFittedCore
{
    string Name { get; }

    /// <summary>Gets the one-step forecasts of the past; NaN where the model has none.</summary>
    double[] Fitted { get; }

    FitStatistics Statistics { get; }

    /// <summary>Means of the next steps, as <see cref="Project"/> gives them; a new array.</summary>
    double[] Means(int horizon);

    /// <summary>Means and errors of the next steps.</summary>
    (double[] Means, IForecastError Error) Project(int horizon);
}
