namespace Tigris.Client.Json;

/// <summary>Provides .NET's check for finite numbers.</summary>
internal static class FiniteNumbers
{
    extension(double)
    {
        public static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
    }

    extension(float)
    {
        public static bool IsFinite(float number) => !float.IsNaN(number) && !float.IsInfinity(number);
    }
}
