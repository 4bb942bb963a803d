using System.Linq;
using System.Security;

namespace Tigris.Benchmarks;

/// <summary>Who calls. The server does not check it, but everybody signs.</summary>
internal static class Account
{
    public const string ProviderId = "benchmark";
    public const string Key = "tpk_benchmark_0123456789abcdef0123456789abcdef";

    public static SecureString SigningKey()
    {
        var key = new SecureString();
        Key.ToList().ForEach(key.AppendChar);
        return key;
    }
}
