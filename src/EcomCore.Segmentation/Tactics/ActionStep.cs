namespace EcomCore.Segmentation;

/// <summary>One thing to do for a customer, and how long to wait for what it does.</summary>
public sealed record ActionStep
{
    /// <summary>The days to wait for an answer where nothing is said: two weeks.</summary>
    public const int DefaultWaitDays = 14;

    /// <summary>The most days to wait: ten years.</summary>
    public const int MaxWaitDays = 3650;

    /// <summary>Creates a step.</summary>
    /// <param name="action">What to do, such as <c>coupon</c>; unique within its plan.</param>
    /// <param name="detail">What exactly, such as <c>100 minus 20</c>; may be empty.</param>
    /// <param name="waitDays">Days to wait for an answer before the next step, 0 to <see cref="MaxWaitDays"/>.</param>
    /// <param name="insteadDetail">What to do instead when the step is answered too seldom, such as <c>80 minus 15</c>; null for nothing else.</param>
    /// <param name="minimumResponse">Share of answers below which <paramref name="insteadDetail"/> takes its place, 0 to 1.</param>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="action"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public ActionStep(string action, string detail = "", int waitDays = DefaultWaitDays, string? insteadDetail = null, double minimumResponse = 0)
    {
        Guard.NotEmpty(action);
        Guard.NotNull(detail);
        Guard.Between(waitDays, 0, MaxWaitDays);
        Guard.Between(minimumResponse, 0.0, 1.0);
        Action = action;
        Detail = detail;
        WaitDays = waitDays;
        InsteadDetail = insteadDetail;
        MinimumResponse = minimumResponse;
    }

    /// <summary>Gets what to do.</summary>
    public string Action { get; }

    /// <summary>Gets what exactly.</summary>
    public string Detail { get; }

    /// <summary>Gets the days to wait for an answer.</summary>
    public int WaitDays { get; }

    /// <summary>Gets what to do instead when the step is answered too seldom; null for nothing else.</summary>
    public string? InsteadDetail { get; }

    /// <summary>Gets the share of answers below which <see cref="InsteadDetail"/> takes the place of <see cref="Detail"/>.</summary>
    public double MinimumResponse { get; }
}
