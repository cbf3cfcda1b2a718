namespace EcomCore.Inventory;

/// <summary>A step from forecast to shelf: purchase order, production, distribution, listing. Immutable.</summary>
public sealed record ScheduleStep
{
    /// <summary>The longest step, days.</summary>
    public const int MaxDays = 3650;

    /// <summary>Creates a step.</summary>
    /// <param name="name">The step; not empty.</param>
    /// <param name="plannedDays">Days planned, buffer included; 1 to 3650.</param>
    /// <param name="owner">Who answers for it; may be empty.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="plannedDays"/> is outside its range.</exception>
    public ScheduleStep(string name, int plannedDays, string owner = "")
    {
        Guard.NotEmpty(name);
        Guard.Between(plannedDays, 1, MaxDays);
        Guard.NotNull(owner);
        Name = name;
        PlannedDays = plannedDays;
        Owner = owner;
    }

    /// <summary>Gets the step's name.</summary>
    public string Name { get; }

    /// <summary>Gets the days planned, buffer included.</summary>
    public int PlannedDays { get; }

    /// <summary>Gets who answers for it.</summary>
    public string Owner { get; }
}
