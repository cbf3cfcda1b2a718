namespace EcomCore.Risk;

/// <summary>The measures of spread that have raised an incident.</summary>
[Flags]
internal enum IncidentSpread
{
    None = 0,
    Platforms = 1,
    Reach = 2,
    Growth = 4,
}
