using System.Threading.Tasks;

namespace Tigris.Benchmarks;

internal static class Program
{
    private static Task<int> Main(string[] arguments) => CommandLine.Create().Parse(arguments).InvokeAsync();
}
