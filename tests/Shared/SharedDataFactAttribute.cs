namespace EcomCore.Tests;

/// <summary>A fact that needs the shared data; skipped, with the reason, where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (!SharedData.IsHere)
        {
            Skip = "No ../shared folder and no ECOMCORE_SHARED variable.";
        }
    }
}
