var x,Te,ut,H,re,J,Ae,B,Ne,ie,oe,_t,q=Symbol.for("pv"),Q={},X=[],dt=/^m(i|n|o|s|text|space)$/,ae=Array.isArray,Pe=X.slice,U=Object.assign;function j(t){t&&t.parentNode&&t.remove()}function G(t,e,n,r,o){var i={type:t,props:e,key:n,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:q,__v:o||++Te,__i:-1,__u:0};return!o&&x.vnode&&x.vnode(i),i}function M(t){return t.children}function L(t,e){this.props=t,this.context=e,this.__g=0}function z(t,e){if(e==null)return t.__&&z(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:z(t)}function pt(t){var e,n=t.__v,r=n.__e,o=[],i=[],s=t.__P;s&&((e=U({constructor:q},n)).__v=n.__v+1,x.vnode&&x.vnode(e),se(s,e,n,t.__n,s.namespaceURI,32&n.__u?[r]:null,o,r||z(n),32&n.__u,i),e.__v=n.__v,e.__.__k[e.__i]=e,Re(o,e,i),n.__=n.__e=null,e.__e!=r&&Ee(e))}function Ee(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),Ee(t)}function Se(t){(8&t.__g||(t.__g|=8,H.push(t),J++))&&re==x.debounceRendering||((re=x.debounceRendering)||queueMicrotask)($e)}function $e(){try{for(var t,e=1;H.length;)H.length>e&&H.sort(Ae),t=H.shift(),e=H.length,8&t.__g&&pt(t)}finally{(J=H.length)&&(re||queueMicrotask)($e)}}function De(t,e,n,r,o,i,s,a,_,d,l){var p,m,c,f,y,g,w=r.__k||X,b=e.length;for(_=ft(n,e,w,_,b),p=0;p<b;p++)(c=n.__k[p])!=null&&(m=~c.__i&&w[c.__i]||Q,c.__i=p,g=se(t,c,m,o,i,s,a,_,d,l),f=c.__e,(m.ref!=c.ref||8&m.__u)&&(m.ref&&ce(m.ref,null,c,m),c.ref&&l.push(c.ref,c.__c||f,c)),y=y||f,4&c.__u?(_=He(c,_,t,!m.__v),m.__e&&(m.__e=null)):typeof c.type=="function"&&g!==void 0?_=g:f&&(_=f.nextSibling),c.__u&=-21);return n.__e=y,_}function ft(t,e,n,r,o){var i,s,a,_,d,l,p,m,c,f=n.length,y=f,g=0,w=0,b=t.__k=Array(o);for(i=0;i<o;i++)(s=e[i])!=null&&typeof s!="boolean"&&typeof s!="function"?(typeof s!="object"||s.constructor===String?s=b[i]=G(null,s):ae(s)?s=b[i]=G(M,{children:s}):s.constructor===q&&s.__b?s=b[i]=G(s.type,s.props,s.key,s.ref,s.__v):b[i]=s,_=i+g,s.__=t,s.__b=t.__b+1,a=null,~(d=s.__i=mt(s,n,_,y))&&(y--,(a=n[d])&&(a.__u|=2)),a&&a.__v?(s.__u|=16,d==_-1?g--:d==_+1?g++:d!=_&&(d>_?g--:g++,w=1)):(~d||(o>f?g--:o<f&&g++),typeof s.type!="function"&&(s.__u|=4))):b[i]=null;if(w){for(l=[],p=[],i=0;i<o;i++)if((s=b[i])&&16&s.__u){for(g=0,m=l.length;g<m;)l[c=g+m>>1]<s.__i?g=c+1:m=c;l[g]=s.__i,p[i]=g+1}for(g=l.length;i--;)p[i]&&(p[i]==g?g--:b[i].__u|=4)}if(y)for(i=0;i<f;i++)!(a=n[i])||2&a.__u||(a.__e==r&&(r=z(a)),le(a,a));return r}function He(t,e,n,r){var o,i,s,a;if(typeof t.type=="function"){if(t.props.__P)return e;if(o=t.__k)for(i=0;i<o.length;i++)o[i]&&(o[i].__=t,e=He(o[i],e,n,!1));return e}for(e&&!e.parentNode&&(e=z(t))&&!e.parentNode&&(e=null),s=t.__e,a=e;a&&a.nodeType==8;)a=a.nextSibling;for(s!=a&&(!r&&n.moveBefore&&s.parentNode?n.moveBefore(s,e):n.insertBefore(s,e||null)),e=s;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function mt(t,e,n,r){var o,i=t.key,s=t.type,a=e[n],_=a&&!(2&a.__u);if(a===null&&i==null||_&&i==a.key&&s==a.type)return n;if(r>(_?1:0)){for(o=n-1;o>=0;o--)if((a=e[o])&&!(2&a.__u)&&i==a.key&&s==a.type)return o;for(o=n+1;o<e.length;o++)if((a=e[o])&&!(2&a.__u)&&i==a.key&&s==a.type)return o}return-1}function Me(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function V(t,e,n,r,o){var i,s;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof r=="string"&&(t.style.cssText=r=""),r)for(e in r)n&&e in n||Me(t.style,e);if(n)for(e in n)r&&n[e]==r[e]||Me(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof r!="function"&&(r=null),(t.__e||(t.__e={}))[e]=n,n&&r||(s=oe[e]||(oe[e]=ht(e)),(t.__a||(t.__a={}))[e]=ie,i=e!=(e=e.replace(Ne,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,s,i):t.removeEventListener(e,s,i));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function ht(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[B]==null)e[B]=ie++;else if(e[B]<this.__a[t])return;return n(x.event?x.event(e):e)}}}function se(t,e,n,r,o,i,s,a,_,d){var l,p,m,c,f,y,g,w,b,h,v,N,P,E,T,Ce,D,R,$=e.type;if(e.constructor!==q)return null;128&n.__u&&(_=32&n.__u,l=n.__c.__z)&&(e.__u|=_,p=i=[],l.nodeType==8?a=Y(l,i):i.push(l),a=i[0]||a),(l=x.__b)&&l(e);e:if(typeof $=="function"){m=s.length;try{if(w=e.props,b=(l=$.prototype)&&l.render,h=(l=$.contextType)&&r[l.__c],v=l?h?h.props.value:l.__:r,(c=n.__c)?(e.__c=c,2&c.__g&&(c.__g|=1)):(b?e.__c=c=new $(w,v):(e.__c=c=new L(w,v),c.constructor=$,c.render=bt),h&&h.sub(c),c.state||(c.state={}),c.__n=r,c.__g|=8,c.__h=[],c.__k=[]),b&&(c.__s||(c.__s=c.state),$.getDerivedStateFromProps&&(c.__s==c.state&&(c.__s=U({},c.__s)),U(c.__s,$.getDerivedStateFromProps(w,c.__s)))),f=c.props,y=c.state,c.__v=e,n.__c){if(w!==f&&b&&!$.getDerivedStateFromProps&&c.componentWillReceiveProps&&c.componentWillReceiveProps(w,v),e.__v==n.__v&&!(8&c.__g)||!(4&c.__g)&&c.shouldComponentUpdate&&c.shouldComponentUpdate(w,c.__s,v)===!1){e.__v!=n.__v&&(c.props=w,c.state=c.__s,c.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(S){S&&(S.__=e)}),X.push.apply(c.__h,c.__k),c.__k=[],c.__h.length&&s.push(c),a=z(n);break e}c.componentWillUpdate&&c.componentWillUpdate(w,c.__s,v),b&&c.componentDidUpdate&&c.__h.push(function(){c.componentDidUpdate(f,y,g)})}else b&&!$.getDerivedStateFromProps&&c.componentWillMount&&c.componentWillMount(),b&&c.componentDidMount&&c.__h.push(c.componentDidMount);c.context=v,c.props=w,c.__P=t,c.__g&=-5,N=x.__r,P=b?25:0;do c.__g&=-9,N&&N(e),l=c.render(c.props,c.state=c.__s,c.context);while(8&c.__g&&++P<25);b&&(X.push.apply(c.__h,c.__k),c.__k=[]),c.state=c.__s,c.getChildContext&&(r=U({},r,c.getChildContext())),b&&n.__c&&c.getSnapshotBeforeUpdate&&(g=c.getSnapshotBeforeUpdate(f,y)),E=l&&l.type===M&&l.key==null?l.props.children:l,w.__P&&(l=a,o=(t=w.__P).namespaceURI,_=i=null,n.props&&n.props.__P!=t&&(n.__k.some(function(S){S&&le(S,S)}),n.__k=null),a=n.__k?z(n,0):null),a=De(t,ae(E)?E:[E],e,n,r,o,i,s,a,_,d),w.__P&&(e.__e=null,a=l),e.__u&=-161,p&&p.some(j),c.__h.length&&s.push(c),1&c.__g&&(c.__g&=-4)}catch(S){if(s.length=m,e.__v=null,_||i)if(S&&S.then){if(e.__u|=128|_,i){for(~(D=i.indexOf(a||void 0))||(D=i.length);(R=i[D-1])&&R.nodeType==8;)D--;for(;D<i.length;D++)if(R=i[D])if(i[D]=null,T){if(R==Ce)break}else{if(R.nodeType!=8)break;R.data.startsWith("$s")&&(Ce=Y(T=R))}}if(!T){for(;a&&a.nodeType==8&&a.nextSibling;)a=a.nextSibling;T=a}(l=Y(T=e.__c.__z||(e.__c.__z=T)))?(e.__e=T,a=l):e.__e=a,a=a&&a.nextSibling}else i&&i.some(j);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),S&&S.then||ze(e),x.__e(S,e,n)}}else a=e.__e=gt(n.__e,e,n,r,o,i,s,_,d,t);return(l=x.diffed)&&l(e),a}function Y(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function ze(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(ze))}function Re(t,e,n){for(var r=0;r<n.length;)ce(n[r++],n[r++],n[r++]);x.__c&&x.__c(e,t),t.some(function(o){try{t=o.__h,o.__h=[],t.some(function(i){i.call(o)})}catch(i){x.__e(i,o.__v)}})}function gt(t,e,n,r,o,i,s,a,_,d){var l,p,m,c,f,y,g,w,b=n.props||Q,h=e.props,v=e.type;if(v=="svg"?o="http://www.w3.org/2000/svg":v=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),i){for(l=0;l<i.length;l++)if((f=i[l])&&(v?f.localName==v:f.nodeType==3)){t=f,i[l]=null;break}}if(!t){if(w=d.ownerDocument||document,!v)return w.createTextNode(h);t=w.createElementNS(o,v,h.is?h:d),a&&(x.__m&&x.__m(e,i),a=!1),i=null}if(v){if(d=v=="template"&&t.content||t,i=v=="textarea"&&h.defaultValue!=null?null:i&&Pe.call(d.childNodes),!a&&i)for(b={},l=0;l<t.attributes.length;l++)b[(f=t.attributes[l]).name]=f.value;for(l in b)f=b[l],l=="dangerouslySetInnerHTML"?m=f:l=="children"||l in h||l=="value"&&"defaultValue"in h||l=="checked"&&"defaultChecked"in h||V(t,l,null,f,o);for(l in h)f=h[l],l=="children"?c=f:l=="dangerouslySetInnerHTML"?p=f:l=="value"?y=f:l=="checked"?g=f:a&&typeof f!="function"||b[l]===f||V(t,l,f,b[l],o);p?(a||m&&(p.__html==m.__html||p.__html==t.innerHTML)||(t.innerHTML=p.__html),e.__k=[]):(m&&(t.textContent=""),(v=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&dt.test(v))&&(o="http://www.w3.org/1999/xhtml"),De(d,ae(c)?c:[c],e,n,r,o,i,s,i?i[0]:n.__k&&z(n,0),a,_),i&&i.some(j)),a&&v!="textarea"||(l="value",v=="progress"&&y==null?t.removeAttribute(l):y==null||y===t[l]&&(v!="progress"||y)||V(t,l,y,b[l],o),l="checked",g!=null&&g!=t[l]&&V(t,l,g,b[l],o))}else b===h||a&&t.data==h||(t.data=h);return t}function ce(t,e,n,r){try{typeof t=="function"?e?e.__x=t(e)||1:r&&(r=r.__c||r.__e)&&(e=r.__x)&&(r.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(o){x.__e(o,n)}}function le(t,e,n){var r,o,i,s;if(x.unmount&&x.unmount(t),!(r=t.ref)||r.current&&r.current!=t.__e||ce(r,null,e,t),r=t.__c){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(a){x.__e(a,e)}r.__P=r.__n=null}if(r=t.__k)for(s=0;s<r.length;s++)r[s]&&le(r[s],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(r=t.__c)&&(r=r.__z)&&(o=Y(r,i=[]))&&(r==t.__e&&i.some(j),j(o),j(r)),n||j(t.__e),t.__e=t.__c=t.__=null}function bt(t,e,n){return this.constructor(t,n)}function ue(t,e){var n,r,o,i;x.__&&x.__(t,e),e.nodeType==9&&(e=e.documentElement),r=(n=t&&32&t.__u)?null:e.__k,e.__k=G(M,{children:[t]}),o=[],i=[],se(e,e.__k,r||Q,Q,e.namespaceURI,r?null:e.firstChild?Pe.call(e.childNodes):null,o,r?r.__e:e.firstChild,n,i),Re(o,e.__k,i),e.__k.props.children=null}x={__e:function(t,e,n,r){for(var o,i,s;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((s=(i=o.constructor)&&i.getDerivedStateFromError)&&o.setState(i.getDerivedStateFromError(t)),o.componentDidCatch&&(o.componentDidCatch(t,r||{}),s=1),s&&8&o.__g)return void(o.__g|=2)}catch(a){t=a}}throw J=0,t}},Te=0,ut=function(t){return t!=null&&t.constructor===q},L.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=U({},this.state)),typeof t=="function"&&(t=t(U({},n),this.props)),t&&(U(n,t),this.__v&&(e&&this.__k.push(e),Se(this)))},L.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),Se(this))},L.prototype.render=M,H=[],J=0,Ae=function(t,e){return t.__v.__b-e.__v.__b},B=Symbol(),Ne=/(PointerCapture)$|Capture$/i,ie=0,oe={},_t=0;var K,C,_e,je,de=Object.is,Z=0,Ve=[],pe=[],k=x,Ue=k.__b,Fe=k.__r,We=k.diffed,Le=k.__c,Oe=k.unmount,qe=k.__;function me(t,e){k.__h&&k.__h(C,t,Z||e),Z=0;var n=C.__H||(C.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function O(t){return Z=1,he(Ge,t)}function he(t,e,n){var r=me(K++,2);if(r.t=t,!r.__c&&(r.__=[n?n(e):Ge(void 0,e),function(i){var s=(r.__N||r.__)[0],a=r.t(s,i);de(s,a)||(r.__N=[a,r.__[1]],r.__c.setState({}))}],r.__c=C,!C.__f)){C.__f=!0;var o=C.shouldComponentUpdate;C.shouldComponentUpdate=function(i,s,a){var _=this.__H;if(!_)return!0;var d=!1,l=this.props!=i;if(_.__.some(function(m){m.__N&&(d=!0,de(m.__[0],m.__N[0])||(l=!0))}),o){var p=o.call(this,i,s,a);return d?p||l:p}return!d||l}}return r.__}function ee(t,e){var n=me(K++,3);!k.__s&&Be(n.__H,e)&&(n.__P=!0,n.__=t,n.u=e,C.__H.__h.push(n))}function ge(t){return Z=5,be(function(){return{current:t}},[])}function be(t,e){var n=me(K++,7);return Be(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function vt(){var t;do{for(;t=pe.shift();)try{I(t)}catch(n){k.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=Ve.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(I),e.__h.some(fe),e.__h=[]}catch(n){e.__h=[],k.__e(n,t.__v)}}}while(pe.length)}k.__b=function(t){C=null,Ue&&Ue(t)},k.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),qe&&qe(t,e)},k.__r=function(t){Fe&&Fe(t),K=0;var e=(C=t.__c).__H;e&&(_e==C?C.__h=[]:(e.__h.some(I),e.__h.some(fe),K=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),_e=C},k.diffed=function(t){We&&We(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Ke(Ve.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),_e=C=null},k.__c=function(t,e){e.some(function(n){try{n.__h.some(I),n.__h=n.__h.filter(function(r){return!r.__||fe(r)})}catch(r){n.__h=[function(){throw r}]}}),Le&&Le(t,e)},k.unmount=function(t){Oe&&Oe(t);var e,n,r=t.__c;r&&r.__H&&(r.__H.__.some(function(o){try{if(o.__P&&o.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}o.__P=n,Ke(pe.push(o))}else I(o)}catch(i){e=i}}),r.__H=void 0,e&&k.__e(e,r.__v))};var Ie=typeof requestAnimationFrame=="function";function xt(t){var e,n=function(){clearTimeout(r),Ie&&cancelAnimationFrame(e),setTimeout(t)},r=setTimeout(n,35);Ie&&(e=requestAnimationFrame(n))}function Ke(t){t!=1&&je==k.requestAnimationFrame||((je=k.requestAnimationFrame)||xt)(vt)}function I(t){var e=C,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),C=e}function fe(t){var e=C;t.__c=t.__(),C=e}function Be(t,e){return!t||t.length!=e.length||e.some(function(n,r){return!de(n,t[r])})}function Ge(t,e){return typeof e=="function"?e(t):e}var yt=Symbol.for("pv"),wt=0;function u(t,e,n,r,o,i){e||(e={});var s,a,_=e;if("ref"in _&&typeof t!="function")for(a in _={},e)a=="ref"?s=e[a]:_[a]=e[a];var d={type:t,props:_,key:n,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:yt,__v:--wt,__i:-1,__u:0};return(o||i)&&(d.__source=o,d.__self=i),x.vnode&&x.vnode(d),d}function Ye({step:t,n:e,set:n,back:r,next:o,children:i}){let s=(a,_,d)=>u("button",{type:"button","aria-disabled":a<0||a>=e,onClick:()=>a>=0&&a<e&&n(a),"aria-label":_,children:d});return u("div",{class:"stepper",children:[s(t-1,r,"←"),u("span",{class:"place",children:i}),s(t+1,o,"→")]})}var Je=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var Qe={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function Ze(t){let[e,n]=O(()=>Xe(t));return ee(()=>{let r=()=>n(Xe(t)),o=new MutationObserver(r);o.observe(document.documentElement,Qe),o.observe(document.body,Qe);let i=matchMedia("(prefers-color-scheme: dark)");return i.addEventListener("change",r),r(),()=>{o.disconnect(),i.removeEventListener("change",r)}},[t]),e}function Xe(t){for(let e=t;e;e=e.parentElement){let[n,r,o,i=1]=getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(i>.5)return .299*n+.587*r+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}var et=(t,e={})=>t.replace(/\{(\w+)\}/g,(n,r)=>e[r]??n);function te(t){return t>0&&t<.005?"<1 %":`${Math.round(100*t)} %`}function ve(t,e=2){let n=t.toFixed(e);return Number(n)===0?0 .toFixed(e):n.replace("-","−")}function tt(t,e=""){return{render({model:n,el:r}){let o=r.shadowRoot??r.attachShadow({mode:"open"});for(let i of["keydown","keyup"])r.addEventListener(i,Ct);return ue(u(xe,{model:n,el:r,Content:t,style:e}),o),()=>ue(null,o)}}}function Ct(t){let e=t.ctrlKey||t.metaKey||t.altKey||t.shiftKey&&t.key==="Enter",n=t.composedPath()[0].matches(":read-write");t.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",n||!e)}function A(t,e){let[,n]=he(o=>o+1,0);ee(()=>{let o=`change:${e}`;return t.on(o,n),()=>t.off(o,n)},[t,e]);let r=o=>{t.set(e,o),t.save_changes()};return[t.get(e),r]}var xe=class extends L{componentDidCatch(e){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:e})),this.setState({error:e})}render({model:e,el:n,Content:r,style:o},{error:i}){let s=(a,_)=>et(e.get("strings")[a]??a,_);return u(M,{children:[u("style",{children:Je+o}),u(St,{el:n,caption:e.get("caption"),children:i?u("p",{role:"alert",children:s("broken",{reason:i.message})}):u(r,{model:e,say:s})})]})}};function St({el:t,caption:e,children:n}){let r=Ze(t);return u("figure",{class:"figure","data-theme":r,children:[n,e&&u("figcaption",{children:e})]})}function nt({busy:t=!1,children:e}){return u("p",{class:"reading","aria-live":"polite","aria-busy":t,children:e})}function rt({say:t,head:e,rows:n,more:r=[]}){let[o,i]=O(!1);return u("div",{class:"numbers",children:[u("button",{type:"button","aria-expanded":o,onClick:()=>i(!o),children:t(o?"hide numbers":"show numbers")}),o&&u("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":t("show numbers"),children:[{head:e,rows:n},...r].map(s=>u(Mt,{...s}))})]})}function Mt({head:t,rows:e}){return u("table",{children:[u("thead",{children:u("tr",{children:t.map(n=>u("th",{scope:"col",children:n}))})}),u("tbody",{children:e().map(([n,...r])=>u("tr",{children:[u("th",{scope:"row",children:n}),r.map(o=>u("td",{children:o}))]}))})]})}var ye={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]};function ot(t,e,n,r){if(t.altKey||t.ctrlKey||t.metaKey)return null;let o=Tt(t.key,e,r);return o?(t.preventDefault(),[Math.max(0,Math.min(n-1,o[0])),Math.max(0,Math.min(r-1,o[1]))]):null}function Tt(t,e,n){return!(t in ye)&&t!=="Home"&&t!=="End"?null:e?t==="Home"?[e[0],0]:t==="End"?[e[0],n-1]:[e[0]+ye[t][0],e[1]+ye[t][1]]:[0,0]}var At={f32:Float32Array,u8:Uint8Array};function it({dtype:t,shape:e,data:n}){let r=n.buffer.slice(n.byteOffset,n.byteOffset+n.byteLength),o=new At[t](r);return{shape:e,values:t==="u8"?Float32Array.from(o,i=>i/255):o}}function at({shape:t,values:e},...n){let[r,o]=t.slice(-2),s=n.reduce((a,_,d)=>a*t[d]+_,0)*r*o;return Array.from({length:r},(a,_)=>e.subarray(s+_*o,s+(_+1)*o))}var st=`.soft,
.name {
  color: var(--soft);
  font-size: 0.8125rem;
}
.chip {
  border: 1px solid currentColor;
  border-radius: 6px;
  display: inline-block;
  line-height: 1.5rem;
  max-width: 100%;
  overflow: hidden;
  padding: 0 0.5rem;
  text-overflow: ellipsis;
  white-space: nowrap;
}

/* the sentences on top */
.sentences {
  align-items: start;
  column-gap: 1rem;
  display: grid;
  grid-template-columns: max-content minmax(0, 1fr);
  margin-bottom: 1.1rem;
  row-gap: 0.6rem;
}
.sentences > .name {
  line-height: 1.625rem;
}
.source {
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem;
}
.pairs {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 1rem;
  list-style: none;
  margin: 0;
  padding: 0;
}
.pair {
  display: grid;
  grid-template-rows: 1.625rem 1.625rem;
  line-height: 1.625rem;
  max-width: 100%;
  overflow: hidden;
}
.said {
  font-weight: 600;
  min-width: 2rem;
}
.said.later {
  border-bottom: 1px dashed var(--edge);
}
.later > .inner {
  visibility: hidden;
}
.score {
  align-self: end;
  color: var(--soft);
  font-size: 0.8125rem;
  font-variant-numeric: tabular-nums;
  line-height: 1.625rem;
}

/* the two modes, side by side */
.mode {
  display: flex;
}
.mode button:first-child {
  border-radius: 6px 0 0 6px;
}
.mode button:last-child {
  border-left: 0;
  border-radius: 0 6px 6px 0;
}

/* the unrolled steps */
.steps {
  display: grid;
  gap: 1.5rem 0;
  grid-template-columns: repeat(auto-fit, minmax(10.25rem, 1fr));
  list-style: none;
  margin: 0.4rem 0 0.9rem;
  padding: 0 1.3rem 0 0;
}
.step {
  padding-left: 1.7rem;
  position: relative;
}
.step.later::before {
  border: 1px dashed var(--edge);
  border-radius: 8px;
  content: "";
  inset: 0 0 0 1.7rem;
  position: absolute;
}
.step > .inner {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  grid-template-rows: 3.5rem auto;
  overflow-wrap: anywhere;
}
.read {
  align-content: start;
  align-items: center;
  column-gap: 0.5rem;
  display: grid;
  grid-template-columns: max-content minmax(0, 1fr);
  grid-template-rows: 1.75rem 1.5rem;
}
.read .chip {
  justify-self: start;
}
.chip.slip {
  border-style: dashed;
  border-width: 2px;
  font-weight: 700;
  padding: 0 calc(0.5rem - 1px);
}
.from {
  align-items: center;
  display: flex;
  gap: 0.5rem;
  grid-column: 1 / -1;
  white-space: nowrap;
}
.undo {
  font-size: 0.8125rem;
  line-height: 1.2;
  min-height: 1.5rem;
  padding: 0 0.5rem;
}
.box {
  background: var(--decoder);
  border-radius: 6px;
  color: var(--surface);
  font-size: 0.875rem;
  font-weight: 600;
  line-height: 2rem;
  text-align: center;
}
.state {
  font-size: 1.15rem;
  font-weight: 700;
  left: 0.3rem;
  line-height: 2rem;
  position: absolute;
  top: 3.5rem;
}

/* the candidates */
.choices {
  display: grid;
  list-style: none;
  margin: 0.4rem 0 0;
  padding: 0;
}
.candidate,
.others {
  align-items: center;
  background: none;
  border: 1px solid transparent;
  column-gap: 0.25rem;
  display: grid;
  font-size: 0.875rem;
  grid-template-columns: minmax(0, 1fr) max-content;
  grid-template-rows: auto 0.35rem;
  min-height: 2.375rem;
  line-height: 1.4rem;
  padding: 0.15rem 0.3rem 0.35rem;
  position: relative;
  text-align: left;
  width: 100%;
}
.candidate:hover {
  background: var(--raised);
}
.candidate[aria-pressed="true"] {
  background: var(--raised);
  border-color: var(--ink);
  box-shadow: inset 0 0 0 1px var(--ink);
  color: var(--ink);
  font-weight: 700;
}
.candidate.slip[aria-pressed="true"] {
  border: 2px dashed var(--ink);
  box-shadow: none;
  padding: calc(0.15rem - 1px) calc(0.3rem - 1px) calc(0.35rem - 1px);
}
.others {
  color: var(--soft);
}
.choices .number {
  font-variant-numeric: tabular-nums;
}
.goes {
  left: calc(100% + 0.35rem);
  position: absolute;
}
.track {
  background: var(--nothing);
  border-radius: 3px;
  grid-column: 1 / -1;
  height: 0.35rem;
  overflow: hidden;
}
.candidate:hover .track,
.candidate[aria-pressed="true"] .track {
  background: var(--surface);
}
.bar {
  background: var(--everything);
  display: block;
  height: 100%;
}
.others .bar {
  background: var(--soft);
}
.true-word {
  font-size: 0.8125rem;
  margin-top: 0.35rem;
  padding: 0 0.3rem;
}
.note {
  color: var(--soft);
  font-size: 0.8125rem;
  line-height: 1.35;
  min-height: 2.7em;
  padding: 0 0.3rem;
}
.unknown {
  border: 1px dashed var(--edge);
  border-radius: 6px;
  color: var(--soft);
  font-size: 0.875rem;
  margin-top: 0.4rem;
  padding: 1.5rem 0.5rem;
  text-align: center;
}
.legend {
  flex-wrap: wrap;
  gap: 0.2rem 1.1rem;
  margin-bottom: 0.7rem;
}
.sign {
  white-space: nowrap;
}
.sign b {
  color: var(--ink);
}
.reading {
  min-height: 3em;
}

/* on a phone the steps stand one below the other: the word comes in from the left, and goes on downwards */
@container (max-width: 30rem) {
  .mode {
    flex-direction: column;
    width: 100%;
  }
  .mode button:first-child {
    border-radius: 6px 6px 0 0;
  }
  .mode button:last-child {
    border-left: 1px solid var(--edge);
    border-radius: 0 0 6px 6px;
    border-top: 0;
  }
  .steps {
    gap: 1.75rem;
    grid-template-columns: minmax(0, 1fr);
    margin-top: 1.75rem;
  }
  .step {
    padding-left: 0;
  }
  .step.later {
    display: none; /* a column keeps its room beside the others; a row would only keep the reader scrolling */
  }
  .step > .inner {
    column-gap: 0.5rem;
    grid-template: auto auto 1fr / 5.75rem 2.75rem minmax(0, 1fr);
  }
  .read {
    display: block;
    grid-row: 1 / -1;
  }
  .read > * {
    display: block;
    margin: 0 0 0.25rem auto;
    text-align: right;
    width: max-content;
  }
  .read .chip {
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .read .from {
    align-items: flex-end;
    display: flex;
    flex-direction: column;
    max-width: 100%;
    white-space: normal;
  }
  .undo {
    min-height: 2rem;
  }
  .box {
    align-content: center;
    grid-column: 2;
    grid-row: 1 / -1;
    line-height: 1.3;
    padding: 0.2rem;
  }
  .state {
    left: 6.25rem; /* above the box */
    line-height: 1;
    text-align: center;
    top: -1.4rem;
    transform: rotate(90deg);
    width: 2.75rem;
  }
  .choices,
  .unknown {
    margin-top: 0;
  }
  .choices,
  .true-word,
  .note,
  .unknown {
    grid-column: 3;
  }
  .note {
    min-height: 1.35em;
  }
  .reading {
    min-height: 4.5em;
  }
}
`;var Pt="<sos>",W="<eos>",Et=1e-6;function $t({model:t,say:e}){let[n]=A(t,"source"),[r]=A(t,"truth"),[o,i]=A(t,"teacher_forcing"),[s,a]=A(t,"step"),[_,d]=A(t,"slips"),l=Dt(t),p=ke(l,r,o,_),m=Math.min(s,p.length-1),c=p.slice(0,m+1),f=ge(null),y=(h,v)=>f.current.querySelectorAll(".step")[h].querySelectorAll(".candidate")[v],g=(h,v,N=0)=>{let P=Ht(l,r,h,v),E=ke(l,r,h,P).length-1,T=m===p.length-1;h!==o&&i(h),d(P),a(T?E:Math.min(E,Math.max(m,N)))};return u(M,{children:[u(jt,{say:e,source:n,truth:r,steps:p,shown:m,forced:o}),u("div",{class:"controls",children:u(Ut,{say:e,forced:o,set:h=>h!==o&&g(h,_)})}),u(Ft,{say:e,steps:p,shown:m,forced:o,list:f,candidate:y,choose:(h,v)=>{let{usual:N,next:P,nextFrom:E}=p[h];g(o,v===N||E==="reader"&&v===P?we(_,h):[...we(_,h),[h,v]],h+1)},undo:h=>{let{choices:v,next:N}=p[h];y(h,Math.max(0,v.findIndex(({word:P})=>P===N))).focus(),g(o,we(_,h))}}),u("p",{class:"legend",children:[u("span",{children:e("try")}),u("span",{class:"sign",children:[u("b",{children:"✓"})," ",e("is truth")]}),u("span",{class:"sign",children:[u("b",{children:"→"})," ",e("is next")]}),u("span",{class:"sign",children:[u("b",{children:"✎"})," ",e("is slip")]})]}),u("div",{class:"controls",children:[u(Ye,{step:m,n:p.length,set:a,back:e("back"),next:e("next"),children:e("place",{step:m+1,all:p.length})}),u("button",{type:"button",disabled:m===p.length-1,onClick:()=>a(p.length-1),children:e("all")}),u("button",{type:"button",disabled:_.length===0,onClick:()=>g(o,[]),children:e("undo all")})]}),u(nt,{children:qt(e,p[m],m,_)}),u(It,{say:e,shown:c})]})}function Dt(t){let[e]=A(t,"words"),[n]=A(t,"beginnings"),[r]=A(t,"candidates"),[o]=A(t,"probabilities");return be(()=>{let i=at(it(o)),s=new Map(e.map((_,d)=>[_,d])),a=new Map(n.map((_,d)=>[_.join(" "),d]));return _=>{let d=a.get(_.map(l=>s.get(l)??"?").join(" "));return d===void 0?null:r[d].map((l,p)=>({word:e[l],share:i[d][p]}))}},[e,n,r,o])}function ke(t,e,n,r){let o=new Map(r),i=[],s=[],a="start";for(;;){let _=i.length,d=t(s),l={read:[Pt,...s],from:a,choices:d,truth:[...e,W][_]??null};if(i.push(l),!d)return i;l.said=d[0].word;let p=n&&l.truth!==null;if(l.usual=p?l.truth:l.said,l.next=o.get(_)??l.usual,l.nextFrom=a=o.has(_)?"reader":p?"truth":"itself",l.next===W)return i;s.push(l.next)}}function Ht(t,e,n,r){return[...r].sort(([o],[i])=>o-i).reduce((o,[i,s])=>{let{read:a,choices:_}=ke(t,e,n,o)[i]??{};return _&&(_.some(l=>l.word===s)||t([...a.slice(1),s]))?[...o,[i,s]]:o},[])}var we=(t,e)=>t.filter(([n])=>n!==e),F=({nextFrom:t})=>t==="reader";function zt(t,e){return F(t)&&!e?{word:t.next,verdict:"slip"}:{word:t.said,verdict:t.said===t.truth?"right":"wrong"}}var Rt={right:"✓",wrong:"✗",slip:"✎"};function ne({name:t,children:e}){return u("span",{class:"mark",role:"img","aria-label":t,children:e})}function jt({say:t,source:e,truth:n,steps:r,shown:o,forced:i}){let s=[...n,W],a=r.filter(({choices:l})=>l).map(l=>zt(l,i)),_=Math.max(s.length,a.length),d=a.slice(0,o+1).filter(({verdict:l})=>l!=="slip");return u("div",{class:"sentences",children:[u("span",{class:"name",children:t("source")}),u("p",{class:"source encoder",children:e.map(l=>u("span",{class:"chip",children:l}))}),u("span",{class:"name pair","aria-hidden":"true",children:[u("span",{children:t("truth")}),u("span",{children:t(i?"says":"writes")})]}),u("ol",{class:"pairs","aria-label":t("compared"),children:[Array.from({length:_},(l,p)=>u("li",{class:"pair",children:[u("span",{class:"true",children:s[p]??"–"}),u("span",{class:`said ${p<=o?"":"later"}`,children:a[p]&&u("span",{class:"inner",children:[a[p].word," ",u(ne,{name:t(`is ${a[p].verdict}`),children:Rt[a[p].verdict]})]})})]})),d.length>0&&u("li",{class:"score",children:t("score",{right:d.filter(({verdict:l})=>l==="right").length,all:d.length})})]})]})}function Ut({say:t,forced:e,set:n}){return u("div",{class:"mode",role:"group","aria-label":t("mode"),children:[u("button",{type:"button","aria-pressed":e,onClick:()=>n(!0),children:t("forced")}),u("button",{type:"button","aria-pressed":!e,onClick:()=>n(!1),children:t("free")})]})}function Ft({say:t,steps:e,shown:n,forced:r,list:o,candidate:i,choose:s,undo:a}){let[_,d]=O(null),l=e[n].choices?n:n-1,p=_&&_[1]<=l?_:[0,l],m=c=>{if(!c.target.classList.contains("candidate"))return;let f=ot(c,p,e[0].choices.length,l+1);f&&i(f[1],f[0]).focus()};return u("ol",{class:"steps",ref:o,"aria-label":`${t("label")}. ${t("keys")}`,style:{maxWidth:`${e.length*15}rem`},onKeyDown:m,children:e.map((c,f)=>u("li",{class:`step ${f>n?"later":""}`,children:u("div",{class:"inner",children:[u(Wt,{say:t,step:c,t:f,undo:()=>a(f-1)}),u("div",{class:`state ${f===0?"encoder":"decoder"}`,"aria-hidden":"true",children:"→"}),u("div",{class:"box",children:t("step",{step:f+1})}),c.choices?u(Lt,{say:t,step:c,forced:r,stop:p[1]===f?p[0]:-1,use:y=>d([y,f]),choose:y=>s(f,y)}):u("p",{class:"unknown",children:t("not computed")})]})},f))})}function Wt({say:t,step:e,t:n,undo:r}){let o=e.read[e.read.length-1],i=e.from==="reader";return u("div",{class:"read",children:[u("span",{class:"soft",children:t("reads")}),u("span",{class:`chip decoder ${i?"slip":""}`,children:[i&&u("span",{"aria-hidden":"true",children:"✎ "}),o]}),u("span",{class:"from soft",children:[u("span",{children:t(`from ${e.from}`)}),i&&u("button",{type:"button",class:"undo","aria-label":t("undo slip",{word:o,step:n+1}),onClick:r,children:t("undo")})]})]})}function Lt({say:t,step:e,forced:n,stop:r,use:o,choose:i}){let{choices:s,truth:a,next:_}=e,d=Math.max(0,1-s.reduce((p,{share:m})=>p+m,0)),l=p=>s.some(({word:m})=>m===p);return u(M,{children:[u("ul",{class:"choices",children:[s.map(({word:p,share:m},c)=>u("li",{children:u("button",{type:"button",class:`candidate ${F(e)&&p===_?"slip":""}`,"aria-pressed":p===_,tabIndex:c===r?0:-1,onFocus:()=>o(c),onClick:()=>i(p),children:[u("span",{class:"word",children:[p," ",p===a&&u(ne,{name:t("is truth"),children:"✓"})]})," ",u("span",{class:"number",children:te(m)})," ",p===_&&u(ct,{say:t,step:e}),u(lt,{share:m})]})},p)),u("li",{class:"others",children:[u("span",{class:"word",children:[t("others")," ",a!==null&&!l(a)&&u(ne,{name:t("truth elsewhere"),children:"✓"})]})," ",u("span",{class:"number",children:te(d<Et?0:d)})," ",!l(_)&&u(ct,{say:t,step:e}),u(lt,{share:d})]})]}),u("p",{class:"true-word",children:a===null?t("no true word"):`✓ ${t("true word",{word:a})}`}),u("p",{class:"note",children:Ot(t,e,n)})]})}function ct({say:t,step:e}){return e.next===W&&!F(e)?null:u("span",{class:"goes",children:u(ne,{name:t(F(e)?"is slip":"is next"),children:F(e)?"✎":"→"})})}function lt({share:t}){return u("span",{class:"track","aria-hidden":"true",children:u("span",{class:"bar moves",style:{width:`${100*t}%`}})})}function Ot(t,e,n){let r={said:e.said,next:e.next};return F(e)?t("note slip",r):e.next===W?t("note end"):e.said===e.truth?"":t(n&&e.truth!==null?"note forced":"note own",r)}function qt(t,e,n,r){let o=e.read.join(" ");if(!e.choices)return t(r.length?"reading too many slips":"reading too long",{read:o});let i={said:e.said,next:e.next,truth:e.truth},[{word:s,share:a}]=e.choices,_=te(a).replace(" "," "),d=[t("reading",{step:n+1,read:o,word:s,share:_})];return e.truth===null?d.push(t("reading over")):d.push(t(e.said===e.truth?"reading right":"reading wrong",i)),F(e)?d.push(t("reading slip",i)):e.next!==e.said?d.push(t("reading forced",i)):e.said!==e.truth&&e.next!==W&&d.push(t("reading own")),e.next===W&&d.push(t("reading end")),d.join(" ")}function It({say:t,shown:e}){let n=e.filter(({choices:o})=>o),r=n[0].choices.map((o,i)=>`${i+1}.`);return u(rt,{say:t,head:[t("having read"),...r,t("others")],rows:()=>n.map(({read:o,choices:i})=>[o.join(" "),...i.map(({word:s,share:a})=>`${s} ${ve(a,3)}`),ve(1-i.reduce((s,{share:a})=>s+a,0),3)])})}var yn=tt($t,st);export{yn as default};
