using System;
using System.Text.RegularExpressions;

namespace Tigris.Workflows;

/// <summary>The forms of resources that the vendor documents.</summary>
internal static class Arn
{
    public const string Prefix = "arn:aws:s3:::";

    private static readonly Regex Documented = new(@"^arn:aws:s3:::[a-z0-9.*?-]+(/.*)?\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    private static readonly Regex WithAccount = new(@"^arn:aws:s3:[^:]*:[^:]*:(?<rest>.+)\z", RegexOptions.CultureInvariant);
    private static readonly Regex Bare = new(@"^(s3://)?(?<rest>[a-z0-9.*?-]+(/.*)?)\z", RegexOptions.CultureInvariant);

    public static bool IsAll(string resource) => resource is "*" or Prefix + "*";

    public static bool IsValid(string resource) => resource == "*" || Documented.IsMatch(resource);

    /// <summary>Returns true if the resource may be a bucket. A resource of an unknown form may be any object.</summary>
    public static bool MayBeBucket(string resource) => !IsValid(resource) || resource.IndexOf('/') < 0;

    /// <summary>Returns true if the resource may match objects. A star at the end matches slashes too.</summary>
    public static bool MayBeObject(string resource) =>
        !IsValid(resource) || resource.IndexOf('/') >= 0 || resource.EndsWith("*", StringComparison.Ordinal);

    /// <summary>Returns the documented form of the resource; null if the meaning isn't clear.</summary>
    public static string? Suggest(string resource)
    {
        foreach (var form in new[] { WithAccount, Bare })
        {
            if (form.Match(resource) is { Success: true } match && IsValid(Prefix + match.Groups["rest"].Value))
            {
                return Prefix + match.Groups["rest"].Value;
            }
        }

        return null;
    }

    /// <summary>The bucket of an ARN.</summary>
    public static string BucketOf(string resource)
    {
        var slash = resource.IndexOf('/');
        return slash < 0 ? resource : resource.Substring(0, slash);
    }
}
