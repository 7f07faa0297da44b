namespace Baladi.Core.Licenses.Register;

public sealed class CountLicenses { }
