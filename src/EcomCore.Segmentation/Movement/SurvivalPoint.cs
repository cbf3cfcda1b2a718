namespace EcomCore.Segmentation;

/// <summary>A step of a survival curve.</summary>
/// <param name="Day">Days since the first purchase.</param>
/// <param name="AtRisk">Customers who were followed to this day and had not stopped before it.</param>
/// <param name="Stopped">Customers who stopped on this day.</param>
/// <param name="Survival">Share of customers who go on beyond this day, 0 to 1.</param>
/// <param name="Low">Lower end of the interval, 0 to 1; NaN where nobody is left.</param>
/// <param name="High">Upper end of the interval, 0 to 1; NaN where nobody is left.</param>
public readonly record struct SurvivalPoint(int Day, int AtRisk, int Stopped, double Survival, double Low, double High);
