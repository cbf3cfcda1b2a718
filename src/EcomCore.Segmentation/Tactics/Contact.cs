using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>One contact with a customer.</summary>
/// <param name="Segment">Name of the segment whose plan the contact was a step of; any other text, such as an empty one, for a contact outside the plans.</param>
/// <param name="Action">The action of the step that was taken.</param>
/// <param name="Detail">What exactly was done.</param>
/// <param name="On">The day.</param>
/// <param name="Outcome">What it did.</param>
public sealed record Contact(string Segment, string Action, string Detail, LocalDate On, ContactOutcome Outcome);
