namespace EcomCore.Inventory;

/// <summary>The divisor method that turns fair shares into whole units. All three are house-monotone: more stock never takes a unit away.</summary>
/// <remarks>Balinski and Young, Fair Representation (1982), chapters 3 and 8. Largest remainder is not offered: it has the Alabama paradox.</remarks>
public enum Rounding
{
    /// <summary>To the nearest unit (Webster, Sainte-Laguë). Favours neither large nor small channels; the default.</summary>
    Webster,

    /// <summary>Up (Adams). Every channel with demand gets its first unit before any gets a second; favours small channels.</summary>
    Adams,

    /// <summary>Down (Jefferson, D'Hondt). Favours large channels.</summary>
    Jefferson,
}
