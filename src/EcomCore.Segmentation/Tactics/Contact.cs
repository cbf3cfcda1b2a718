using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>One contact with a customer.</summary>
/// <param name="Action">The action of the step that was taken.</param>
/// <param name="Detail">What exactly was done.</param>
/// <param name="On">The day.</param>
/// <param name="Outcome">What it did.</param>
public sealed record Contact(string Action, string Detail, LocalDate On, ContactOutcome Outcome);
