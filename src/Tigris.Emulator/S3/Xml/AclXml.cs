using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Xml;

/// <summary>Reads and writes ACLs as lists of grants: FULL_CONTROL for the owner and, if public, READ for all users.</summary>
internal static class AclXml
{
    private const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";

    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static XElement Write(string owner, bool isPublic) => S3Xml.Element(
        "AccessControlPolicy",
        S3Xml.Element("Owner", S3Xml.Element("ID", owner), S3Xml.Element("DisplayName", owner)),
        S3Xml.Element(
            "AccessControlList",
            isPublic ? Grant("READ", "Group", S3Xml.Element("URI", AllUsers)) : null,
            Grant("FULL_CONTROL", "CanonicalUser", S3Xml.Element("ID", owner), S3Xml.Element("DisplayName", owner))));

    /// <summary>Returns the canned ACL of a list of grants. Refuses all others.</summary>
    public static string Read(byte[] xml, string owner)
    {
        var root = S3Xml.Parse(xml, "AccessControlPolicy");
        S3Xml.RequireOnly(root, "Owner", "AccessControlList");
        if (root.All("Owner").FirstOrDefault()?.Text("ID") is { Length: > 0 } id && id != owner) throw S3Exception.AccessDenied("The owner can't be changed.");
        var list = root.All("AccessControlList").FirstOrDefault() ?? throw S3Exception.MalformedXml();
        S3Xml.RequireOnly(list, "Grant*");
        var isPublic = false;
        foreach (var grant in list.All("Grant"))
        {
            if (IsForAll(grant)) isPublic = true;
            else if (!IsOfOwner(grant, owner)) throw S3Exception.NotImplemented("grants besides FULL_CONTROL to the owner and READ to all users");
        }

        return isPublic ? ObjectAcls.PublicRead : ObjectAcls.Private;
    }

    private static bool IsForAll(XElement grant) => Grantee(grant)?.Text("URI") == AllUsers && grant.Text("Permission") == "READ";

    private static bool IsOfOwner(XElement grant, string owner) =>
        Grantee(grant) is { } grantee && grantee.Text("ID") == owner && grantee.Text("URI") is null && grant.Text("Permission") == "FULL_CONTROL";

    private static XElement? Grantee(XElement grant)
    {
        S3Xml.RequireOnly(grant, "Grantee", "Permission");
        return grant.All("Grantee").FirstOrDefault();
    }

    private static XElement Grant(string permission, string type, params IEnumerable<XElement> grantee) => S3Xml.Element(
        "Grant",
        S3Xml.Element("Grantee", new XAttribute(XNamespace.Xmlns + "xsi", Instance.NamespaceName), new XAttribute(Instance + "type", type), grantee),
        S3Xml.Element("Permission", permission));
}
