namespace EcomCore.Segmentation;

/// <summary>A parameter with the highest likelihood.</summary>
/// <param name="Name">As in the literature: <c>alpha</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="StandardError">Its standard error; NaN where the data do not determine the parameter.</param>
public readonly record struct ModelParameter(string Name, double Value, double StandardError)
{
    /// <summary>Gets a value indicating whether the data determine the parameter: it has a standard error, and that is smaller than the value.</summary>
    public bool IsDetermined => StandardError < Value;
}
