namespace EcomCore.Forecasting;

/// <summary>Draws one possible future of a model, scaled, one value per step.</summary>
internal delegate void PathDrawer(SeededNormal normal, Span<double> path);
