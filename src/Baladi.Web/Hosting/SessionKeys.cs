using System.Text;
using System.Xml.Linq;
using Baladi.Core.Basics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Baladi.Web.Hosting;

/// <summary>The keys behind sessions, antiforgery tokens and sealed forms: in a folder all nodes share, each encrypted (AES-GCM) under a key of the ring.</summary>
public static class SessionKeys
{
    public static IServiceCollection AddSessionKeys(this IServiceCollection services, string storage)
    {
        services.AddDataProtection().SetApplicationName("Baladi").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(storage, "keys", "sessions")));
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, keys) => options.XmlEncryptor = new Sealing(keys));
        return services;
    }

    private sealed class Sealing(KeyRing keys) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
            new(new XElement("sealed", Convert.ToBase64String(Sealed.Seal(keys.Sessions, Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))), typeof(Opening));
    }

    /// <summary>Named in each key file, and made from there: hence the constructor.</summary>
    public sealed class Opening(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            XElement.Parse(Encoding.UTF8.GetString(Sealed.Open(services.GetRequiredService<KeyRing>().Sessions, Convert.FromBase64String(encryptedElement.Value))));
    }
}
